/** A control's class, as its bundle hands it to the platform. */
export type ControlClass = new () => ComponentFramework.ReactControl<
  Record<string, ComponentFramework.PropertyTypes.Property>,
  Record<string, unknown>
>;

/** A built control that does not load or does not register. */
export class ControlLoadError extends Error {
  public override readonly name = "ControlLoadError";
}

const registered = new Map<string, ControlClass>();

/**
 * Where a built bundle announces its class: `ComponentFramework.registerControl`. Must stand before any bundle loads.
 */
export function installRegistry(): void {
  const registry = {
    registerControl: (name: string, constructor: unknown) => {
      registered.set(name, constructor as ControlClass);
    },
  };
  Object.assign(window, { ComponentFramework: registry });
}

/** Loads a control's bundle once and gives its class. @throws ControlLoadError */
export async function loadControl(name: string, bundle: string): Promise<ControlClass> {
  const known = registered.get(name);
  if (known !== undefined) return known;
  await loadScript(bundle);
  const loaded = registered.get(name);
  if (loaded === undefined)
    throw new ControlLoadError(
      `${bundle} was loaded but registered no control "${name}". Build it anew: npm run build.`,
    );
  return loaded;
}

const scripts = new Map<string, Promise<void>>();

/** Loads a script of this server once. @throws ControlLoadError */
export function loadScript(address: string): Promise<void> {
  const known = scripts.get(address);
  if (known !== undefined) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () =>
      reject(new ControlLoadError(`${address} could not be loaded. Build it: npm run build.`)),
    );
    document.head.append(script);
  });
  scripts.set(address, loading);
  return loading;
}
