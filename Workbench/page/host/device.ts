/** What a desktop browser cannot do, said the way the platform says it. */
class UnavailableError extends Error {
  public override readonly name = "UnavailableError";
}

function unavailable(what: string): Promise<never> {
  return Promise.reject(new UnavailableError(`${what} is available in the mobile app only.`));
}

/**
 * `context.device` of a browser: files can be picked, the position asked; camera, microphone and scanner belong to the
 * mobile app.
 */
export const device: ComponentFramework.Device = {
  captureAudio: () => unavailable("captureAudio"),
  captureImage: () => unavailable("captureImage"),
  captureVideo: () => unavailable("captureVideo"),
  getBarcodeValue: () => unavailable("getBarcodeValue"),
  getCurrentPosition: () =>
    new Promise((resolve, reject) => {
      navigator.geolocation.getCurrentPosition(
        ({ coords, timestamp }) =>
          resolve({
            timestamp: new Date(timestamp),
            coords: {
              latitude: coords.latitude,
              longitude: coords.longitude,
              accuracy: coords.accuracy,
              altitude: coords.altitude ?? 0,
              altitudeAccuracy: coords.altitudeAccuracy ?? 0,
              heading: coords.heading ?? 0,
              speed: coords.speed ?? 0,
            },
          }),
        (error) => reject(new UnavailableError(error.message)),
      );
    }),
  pickFile: pickFiles,
};

async function pickFiles(
  options?: ComponentFramework.DeviceApi.PickFileOptions,
): Promise<ComponentFramework.FileObject[]> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = options?.accept ?? "";
  input.multiple = options?.allowMultipleFiles ?? false;
  const files = await new Promise<readonly File[]>((resolve) => {
    input.addEventListener("change", () => resolve(Array.from(input.files ?? [])));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
  return Promise.all(
    files.map(async (file) => ({
      fileName: file.name,
      fileSize: file.size,
      mimeType: file.type,
      fileContent: btoa(
        Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""),
      ),
    })),
  );
}
