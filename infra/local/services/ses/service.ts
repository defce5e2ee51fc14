import { AwsError } from '../../protocol/aws-error.ts';
import type { Need, ServedService } from '../../protocol/call.ts';
import { type JsonRecord, objectIn, textIn, textsOf } from '../../protocol/json.ts';
import type { Identities } from './identities.ts';
import { addressOf } from './message.ts';
import type { Ses } from './ses.ts';
import { type SuppressionList, suppressedView } from './suppression.ts';

const ROOT = '/v2/email';

export interface SesServiceParts {
  readonly ses: Ses;
  readonly identities: Identities;
  readonly suppression: SuppressionList;
  readonly sandbox: boolean;
  now(): number;
}

/** SES v2. */
export function sesService(parts: SesServiceParts): ServedService {
  const { ses, identities, suppression } = parts;
  const anywhere = (action: string) => (): readonly Need[] => [{ action: `ses:${action}`, resource: '*' }];
  const address = (input: JsonRecord): string => textIn(input, 'EmailAddress') ?? '';
  return {
    name: 'ses',
    title: 'SES v2',
    protocol: 'rest',
    marker: `${ROOT}/`,
    operations: [
      {
        name: 'SendEmail',
        route: `POST ${ROOT}/outbound-emails`,
        mutates: true,
        needs: (input) => sendNeeds(parts, input),
        run: async (call) => ses.send(call),
      },
      {
        name: 'GetAccount',
        route: `GET ${ROOT}/account`,
        mutates: false,
        needs: anywhere('GetAccount'),
        run: async () => ses.account(),
      },
      {
        name: 'ListEmailIdentities',
        route: `GET ${ROOT}/identities`,
        mutates: false,
        needs: anywhere('ListEmailIdentities'),
        run: async () => ({ EmailIdentities: identities.names.map(identityView) }),
      },
      {
        name: 'GetEmailIdentity',
        route: `GET ${ROOT}/identities/{EmailIdentity}`,
        mutates: false,
        needs: (input) => [
          { action: 'ses:GetEmailIdentity', resource: identities.arnFor(textIn(input, 'EmailIdentity') ?? '') },
        ],
        run: async ({ input }) => identity(identities, textIn(input, 'EmailIdentity') ?? ''),
      },
      {
        name: 'DeleteEmailIdentity',
        route: `DELETE ${ROOT}/identities/{EmailIdentity}`,
        mutates: true,
        needs: (input) => [
          { action: 'ses:DeleteEmailIdentity', resource: identities.arnFor(textIn(input, 'EmailIdentity') ?? '') },
        ],
        run: async ({ input }) => {
          identities.delete(textIn(input, 'EmailIdentity') ?? '');
          return {};
        },
      },
      {
        name: 'ListConfigurationSets',
        route: `GET ${ROOT}/configuration-sets`,
        mutates: false,
        needs: anywhere('ListConfigurationSets'),
        run: async () => ({ ConfigurationSets: identities.configurationSets }),
      },
      {
        name: 'ListSuppressedDestinations',
        route: `GET ${ROOT}/suppression/addresses`,
        mutates: false,
        needs: anywhere('ListSuppressedDestinations'),
        run: async () => ({ SuppressedDestinationSummaries: suppression.all.map(suppressedView) }),
      },
      {
        name: 'GetSuppressedDestination',
        route: `GET ${ROOT}/suppression/addresses/{EmailAddress}`,
        mutates: false,
        needs: anywhere('GetSuppressedDestination'),
        run: async ({ input }) => ({ SuppressedDestination: suppressedView(suppression.find(address(input))) }),
      },
      {
        name: 'PutSuppressedDestination',
        route: `PUT ${ROOT}/suppression/addresses`,
        mutates: true,
        needs: anywhere('PutSuppressedDestination'),
        run: async ({ input }) => {
          const reason = input.Reason === 'COMPLAINT' ? 'COMPLAINT' : 'BOUNCE';
          suppression.put({ address: address(input), reason, at: parts.now() });
        },
      },
      {
        name: 'DeleteSuppressedDestination',
        route: `DELETE ${ROOT}/suppression/addresses/{EmailAddress}`,
        mutates: true,
        needs: anywhere('DeleteSuppressedDestination'),
        run: async ({ input }) => suppression.delete(address(input)),
      },
    ],
  };
}

/**
 * Sending is authorised on the sender's identity and on the configuration set; in the sandbox also on the recipients',
 * which are identities of the account there.
 */
function sendNeeds({ identities, sandbox }: SesServiceParts, input: JsonRecord): Need[] {
  const from = textIn(input, 'FromEmailAddress') ?? '';
  const set = textIn(input, 'ConfigurationSetName');
  const to = textsOf(objectIn(input, 'Destination').ToAddresses);
  const recipients = sandbox ? to : [];
  const context = { 'ses:FromAddress': [addressOf(from)], 'ses:Recipients': to.map(addressOf) };
  const resources = [
    identities.arnFor(from),
    ...(set === null ? [] : [identities.configurationSetArn(set)]),
    ...recipients.map((each) => identities.arnFor(each)),
  ];
  return resources.map((resource) => ({ action: 'ses:SendEmail', resource, context }));
}

function identityView(name: string): JsonRecord {
  return {
    IdentityName: name,
    IdentityType: name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
    SendingEnabled: true,
    VerificationStatus: 'SUCCESS',
  };
}

function identity(identities: Identities, name: string): JsonRecord {
  if (!identities.names.includes(name)) {
    throw new AwsError('NotFoundException', `Email identity ${name} does not exist.`, 404);
  }
  const { IdentityType, VerificationStatus } = identityView(name);
  return { IdentityType, VerificationStatus, VerifiedForSendingStatus: true, FeedbackForwardingStatus: true };
}
