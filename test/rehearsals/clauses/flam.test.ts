import { describe, expect, it } from 'vitest';
import { HARMLESS } from '../facts.ts';
import { mustWork } from '../stage.ts';
import { APPROVER, AUDITOR, HOUR, inCompany, OFFICER } from './company.ts';
import { withoutZone } from './times-shown.ts';

const HEADER = 'contract,name,plan,region,functions,start,end,trial,contact1,email1,contact2,email2,phone';
const REGISTER = [
  HEADER,
  'K-1,株式会社見本一,standard,east,sales,2025-04-01,,no,見本 一郎,k1@example.com,見本 次郎,k1-second@example.com,03-0000-0001',
  'K-2,株式会社見本二,standard,east,sales,2025-04-01,,no,見本 二郎,k2@example.com,,,',
  'K-3,試用株式会社,trial,east,sales,2026-04-01,,yes,試用 三郎,,,,03-0000-0003',
].join('\n');

describe('flam, played through the whole system', () => {
  it('[FL-3] [FL-5] given data is lost, then formal customers are mailed within two hours of the occurrence, a trial without an address is called, and every time says its zone', () =>
    inCompany('flam', '2026-04-24T10:00:00+09:00', async (company) => {
      const { play, to, report, tell, duty, incident, notices } = company;
      mustWork(await play.system.request(OFFICER, 'POST', '/api/customers', REGISTER, { 'content-type': 'text/csv' }));
      const facts = { ...HARMLESS, investigation: 'open', 'data.loss': 'confirmed' };
      const id = await report({ title: 'データの消失', facts });
      // Until somebody says when it occurred, the clock runs from the detection.
      expect(await duty(id, 'notice.first')).toMatchObject({ dueAt: '2026-04-24T12:00:00+09:00', aim: true });
      await tell(id, OFFICER, 'assess', { occurredAt: '2026-04-24T09:30:00+09:00' });
      expect(await duty(id, 'notice.first')).toMatchObject({ clause: 'FL-3', dueAt: '2026-04-24T11:30:00+09:00' });
      await to(5);
      await tell(id, APPROVER, 'approve', { what: 'first' });
      await to(30);

      // To the address of the formal sign-up, with the customer centre; never to the second contact.
      expect(notices('first').map((mail) => mail.to)).toEqual(['k1@example.com', 'k2@example.com']);
      for (const { text } of notices()) expect(text).toMatch(/カスタマーサービスセンター[\s\S]*support@example\.jp/);

      // The trial has no address: somebody calls, and until then nothing is met.
      expect(await duty(id, 'notice.first')).toMatchObject({ status: 'open' });
      expect(await duty(id, 'call')).toMatchObject({ clause: 'FL-3', status: 'open', contracts: ['K-3'] });
      expect(await company.called(id)).toContain(OFFICER);
      const { body } = await company.screen(AUDITOR, `/incidents/${id}?lang=ja`);
      expect(body).toContain('K-3');
      await to(HOUR);
      await tell(id, OFFICER, 'complete', { duty: 'call', evidence: '11時に電話でお伝えした' });
      expect(await duty(id, 'notice.first')).toMatchObject({ status: 'met', metAt: '2026-04-24T11:00:00+09:00' });

      // FL-5: whatever people and programs are shown.
      await tell(id, OFFICER, 'outage', {
        ...{ function: 'sales', from: '2026-04-24T09:30:00+09:00', to: '2026-04-24T09:45:00+09:00' },
      });
      for (const mail of play.system.mails()) {
        expect([mail.subject, withoutZone(mail.text)]).toEqual([mail.subject, []]);
        expect([mail.subject, withoutZone(mail.html)]).toEqual([mail.subject, []]);
      }
      const list = (await company.screen(AUDITOR, '/api/incidents')).body;
      expect([withoutZone(list), withoutZone(JSON.stringify(await incident(id)))]).toEqual([[], []]);
      expect(JSON.stringify(await incident(id))).toContain('T10:00:00+09:00');
      const [notice] = (await incident(id)).notices;
      expect(withoutZone((await company.screen(AUDITOR, `/api/incidents/${id}/notices/${notice?.id}`)).body)).toEqual(
        [],
      );
      for (const language of ['ja', 'en']) {
        for (const path of ['/', `/incidents/${id}`, `/incidents/${id}/draft`, '/report', '/policy']) {
          const shown = await company.screen(OFFICER, `${path}?lang=${language}`);
          expect([path, shown.status, withoutZone(shown.body)]).toEqual([path, 200, []]);
        }
      }
    }));
});
