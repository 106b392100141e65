import { X509Certificate, createPrivateKey } from "node:crypto";
import type { ClientSecretCredentialOptions, TokenCredential } from "@azure/identity";
import { Failure } from "../failures/failure";
import { readNamedFile } from "../secretFile";
import type { AuthorityClient } from "./authorityClient";
import { loopbackHttp } from "./loopbackAuthority";

/** As whom the service works in Dataverse, and how it shows it. */
export type Credential =
  | {
      /** Absent: a secret. */
      readonly credential?: "secret";
      /** The directory, and the application in it. */
      readonly tenantId: string;
      readonly clientId: string;
      readonly clientSecret: string;
      /** Where the secret was read; it is read again there when the authority refuses it. */
      readonly secretFile?: string | undefined;
    }
  | {
      readonly credential: "certificate";
      readonly tenantId: string;
      readonly clientId: string;
      /** Path of a PEM file with the certificate and its private key. */
      readonly certificate: string;
      /** Of the private key, where it is encrypted. */
      readonly certificatePassword?: string | undefined;
    }
  | {
      /** The identity that Azure gives the machine or the app that the service runs on. */
      readonly credential: "managed-identity";
      /** Of a user-assigned one; absent: the system-assigned one. */
      readonly clientId?: string;
    };

/**
 * What asks for tokens in the name of a credential.
 * @param material the client secret, or the text of the certificate's file; unused by a managed identity
 * @param authority login authority without tenant; undefined: the public cloud
 * @param httpClient sends the requests; a managed identity's go to this machine alone, and are the library's own
 */
export async function tokenCredential(
  credential: Credential,
  material: string,
  authority: string | undefined,
  httpClient: AuthorityClient,
): Promise<TokenCredential> {
  // Loaded when it is needed: it takes longer than everything else a command such as `status` does.
  const { ClientCertificateCredential, ClientSecretCredential, ManagedIdentityCredential } =
    await import("@azure/identity");
  // The inbox retries; the library's own waits would hold a worker without anybody seeing why.
  const retryOptions = { maxRetries: 0 };
  if (credential.credential === "managed-identity") {
    const { clientId } = credential;
    return new ManagedIdentityCredential({ retryOptions, ...(clientId === undefined ? {} : { clientId }) });
  }
  const options: ClientSecretCredentialOptions = {
    retryOptions,
    // The client secret goes to this authority alone.
    redirectOptions: { maxRetries: 0 },
    httpClient,
  };
  if (authority !== undefined) {
    const own = loopbackHttp(authority);
    options.authorityHost = own?.authority ?? authority;
    // Microsoft's discovery knows its own clouds only; asked about another authority it says no.
    options.disableInstanceDiscovery =
      !/^https:\/\/login\.(microsoftonline\.com|microsoftonline\.us|partner\.microsoftonline\.cn)\/?$/.test(authority);
    if (own !== undefined) options.additionalPolicies = [{ policy: own.policy, position: "perCall" }];
  }
  const { tenantId, clientId } = credential;
  if (credential.credential !== "certificate") return new ClientSecretCredential(tenantId, clientId, material, options);
  const { certificatePassword } = credential;
  const certificate = { certificate: material, ...(certificatePassword === undefined ? {} : { certificatePassword }) };
  return new ClientCertificateCredential(tenantId, clientId, certificate, options);
}

/**
 * The secret or certificate as it stands now.
 * @param again whether a secret is read anew where it came from; one that cannot be read stays as it was
 * @throws Failure naming the certificate's file and what is wrong with it
 */
export function materialOf(credential: Credential, again: boolean): string {
  switch (credential.credential) {
    case "managed-identity":
      return "";
    case "certificate":
      return certificateIn(credential.certificate, credential.certificatePassword);
    default: {
      const { clientSecret, secretFile } = credential;
      const read = again && secretFile !== undefined ? readNamedFile(secretFile) : { text: clientSecret };
      return "text" in read ? read.text : clientSecret;
    }
  }
}

function certificateIn(file: string, password: string | undefined): string {
  const read = readNamedFile(file);
  const fault = "fault" in read ? read.fault : pemFault(read.text, password);
  if (fault !== undefined) throw new Failure({ code: "token-certificate", source: "token", values: { file, fault } });
  return "text" in read ? read.text : "";
}

/** What is wrong with a PEM text that a certificate and its key are taken from; undefined when nothing is. */
function pemFault(text: string, passphrase: string | undefined): string | undefined {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(text);
  } catch {
    return "holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)";
  }
  const key = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----[\s\S]+?-----END \1-----/.exec(text)?.[0];
  if (key === undefined) return "holds no private key: put that of the certificate into the same file";
  try {
    const read = createPrivateKey({ key, ...(passphrase === undefined ? {} : { passphrase }) });
    if (read.asymmetricKeyType !== "rsa")
      return "holds a key of another kind than RSA, which the authority does not take";
    if (!certificate.checkPrivateKey(read)) return "holds a private key that is not the certificate's";
  } catch {
    return passphrase === undefined
      ? "holds a private key that cannot be read: DATAVERSE_CERTIFICATE_PASSWORD, if it has one"
      : "holds a private key that DATAVERSE_CERTIFICATE_PASSWORD does not open";
  }
  if (Date.parse(certificate.validTo) < Date.now()) return `holds a certificate that ended on ${certificate.validTo}`;
  return undefined;
}
