import type { Principal, ServedService } from '../../protocol/call.ts';
import { LOCAL_ACCOUNT } from '../../template/template.ts';

/** STS: who am I, for people at the command line. */
export function stsService(): ServedService {
  return {
    name: 'sts',
    title: 'STS',
    protocol: 'query',
    marker: 'https://sts.amazonaws.com/doc/2011-06-15/',
    operations: [
      {
        name: 'GetCallerIdentity',
        mutates: false,
        // Everybody may ask who they are.
        needs: () => [],
        run: async ({ caller }) => identity(caller),
      },
    ],
  };
}

function identity(caller: Principal): { UserId: string; Account: string; Arn: string } {
  if (caller.kind === 'admin')
    return { UserId: 'ADMIN', Account: LOCAL_ACCOUNT, Arn: `arn:aws:iam::${LOCAL_ACCOUNT}:root` };
  const role = caller.role.split('/').at(-1) ?? '';
  return {
    UserId: `${role}:${caller.name}`,
    Account: LOCAL_ACCOUNT,
    Arn: `arn:aws:sts::${LOCAL_ACCOUNT}:assumed-role/${role}/${caller.name}`,
  };
}
