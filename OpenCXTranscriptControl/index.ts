import * as React from "react";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";
import { CaseConversation } from "./CaseConversation";
import { hostPropsOf } from "./host/hostProps";
import { createHostServices, type HostServices } from "./host/hostServices";

/** The PCF control: adapts the host's context to the component's props and holds no state but the newest context. */
export class OpenCXTranscriptControl implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private context: ComponentFramework.Context<IInputs> | undefined;
  private services: HostServices | undefined;

  public init(context: ComponentFramework.Context<IInputs>): void {
    this.context = context;
  }

  public updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    this.context = context;
    // Made once, so that effects that depend on the services do not run again with each updateView.
    this.services ??= createHostServices(() => this.context ?? context);
    return React.createElement(CaseConversation, { host: hostPropsOf(context), services: this.services });
  }

  public getOutputs(): IOutputs {
    // The control changes the case through the Web API and no bound column through the form.
    return {};
  }

  public destroy(): void {
    this.context = undefined;
  }
}
