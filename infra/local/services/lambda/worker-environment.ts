import type { FunctionCredentials, FunctionSpec } from '../../settings/function-spec.ts';

/**
 * All that a function finds in its environment: its own variables and what Lambda and the SDK need. Nothing of the
 * user's shell is inherited, and the SDK is kept from files in the home folder and from the metadata address, because
 * a function must see what it would see in the account, and because reading files cannot be told from being idle.
 */
export function workerEnvironment(
  spec: FunctionSpec,
  credentials: FunctionCredentials,
  place: { readonly region: string; readonly endpointUrl: string },
): Record<string, string> {
  return {
    ...spec.environment,
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL: place.endpointUrl,
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}
