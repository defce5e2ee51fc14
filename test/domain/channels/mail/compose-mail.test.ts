import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeMail,
  EmptyNotice,
  type MailQuestion,
} from '../../../../functions/domain/channels/mail/compose-mail.ts';
import type { NoticeText } from '../../../../functions/domain/channels/notice-text.ts';
import { type DraftQuestion, draftText } from '../../../../functions/domain/incident/notice/draft-text.ts';
import { DRAFTED, flexcrm, incidentOf } from '../../incident/notice/incident-of.ts';

const policy = flexcrm();
const given = { outline: 'ISOLATED-OUTLINE <b>&', impact: 'WITHHELD-IMPACT' };
const { text } = draftText({ policy, state: incidentOf({}), stage: 'first', number: 1, at: DRAFTED, given });
const question: MailQuestion = {
  incident: 'I-abc',
  notice: 'I-abc-n1',
  stage: 'first',
  text,
  withheld: [],
  languages: ['ja', 'en'],
  domain: 'example.jp',
  recipient: { name: 'サンプル株式会社', contact: '山田', address: 'one@example.com', position: 7 },
  attempt: 1,
};

function drill(more: Partial<DraftQuestion>): NoticeText {
  const state = incidentOf({ drill: true });
  return draftText({ policy, state, stage: 'first', number: 1, at: DRAFTED, ...more }).text;
}

describe('a mail', () => {
  it('addresses its one recipient, in Japanese first and English second', () => {
    const mail = composeMail(question);
    expect(mail.to).toBe('one@example.com');
    expect(mail.subject).toMatch(/^【重要】みほんCRM .+（第1報） \/ Mihon CRM: .+ \(report no\. 1\)$/);
    expect(mail.text).toMatch(/^サンプル株式会社\n山田 様\n/);
    expect(mail.text.indexOf('お問い合わせ窓口')).toBeLessThan(mail.text.indexOf('Dear 山田 (サンプル株式会社),'));
    expect(composeMail({ ...question, recipient: { ...question.recipient, contact: '' } }).text).toMatch(
      /^サンプル株式会社 御中\n/,
    );
  });

  it('has the subject of each language of the policy, and says once that it is important, and in each that it is a drill', () => {
    const of = (language: 'ja' | 'en') => composeMail({ ...question, languages: [language] }).subject;
    expect(of('ja')).toMatch(/^【重要】みほんCRM [^/]+（第1報）$/);
    expect(of('en')).toMatch(/^\[Important\] Mihon CRM: [^/]+\(report no\. 1\)$/);
    expect(composeMail({ ...question, languages: ['en', 'ja'] }).subject).toMatch(
      /^\[Important\] Mihon CRM: .+ \/ みほんCRM /,
    );
    expect(composeMail({ ...question, text: drill({ given }) }).subject).toMatch(
      /^【訓練】【重要】.+ \/ \[DRILL\] Mihon CRM: /,
    );
  });

  it.each([
    ['the system’s own head', given],
    ['a head in a person’s own words', { ...given, head: { ja: '見本株式会社', en: 'Mihon, Inc.' } }],
  ])('of a drill says so at the head of its body, in text and HTML and in either language: %s', (_, words) => {
    const mail = composeMail({ ...question, text: drill({ given: words }) });
    const [ja, en] = ['【訓練】この通知は、訓練のためのものです。', '[DRILL] This notice is part of a drill.'];
    for (const body of [mail.text, mail.html.replaceAll(/<\/p><p>/g, '\n\n')]) {
      expect(body).toMatch(/山田 様\n\n【訓練】|<br>山田 様\n\n【訓練】/);
      expect(body).toMatch(/Dear [^\n]+\n\n\[DRILL\]/);
      expect([body.split(ja).length, body.split(en).length]).toEqual([2, 2]);
    }
    const real = composeMail(question);
    expect(real.text + real.html).not.toMatch(/訓練|drill/i);
  });

  it('indents what is new in HTML, too', () => {
    const en = {
      subject: 's',
      sections: [{ section: 'new', heading: 'New', body: '- Impact\n  Use is impaired.' }],
    } as const;
    expect(composeMail({ ...question, text: { en } }).html).toContain('- Impact<br>&nbsp;&nbsp;Use is impaired.');
  });

  it('[FC-5] never holds a withheld section, in text or HTML', () => {
    const mail = composeMail({ ...question, withheld: ['impact'] });
    expect(mail.text + mail.html).not.toContain('WITHHELD-IMPACT');
    expect(mail.text).toContain('ISOLATED-OUTLINE');
    expect(composeMail(question).text).toContain('WITHHELD-IMPACT');
  });

  it('escapes its HTML and follows nobody who opens it', () => {
    const { html } = composeMail({ ...question, recipient: { ...question.recipient, name: '<script>"x"</script>' } });
    expect(html).toContain('ISOLATED-OUTLINE &lt;b&gt;&amp;');
    expect(html).toContain('&lt;script&gt;&quot;x&quot;');
    expect(html).not.toMatch(/<script|<img|href=|src=/);
  });

  it('joins the series of its incident, and can be told from others', () => {
    const { headers, tags } = composeMail(question);
    const named = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
    expect(named).toMatchObject({ References: '<I-abc@example.jp>', 'Auto-Submitted': 'auto-generated' });
    expect(named).not.toHaveProperty('List-Unsubscribe');
    expect(Object.fromEntries(tags.map(({ name, value }) => [name, value]))).toEqual({
      delivery: 'I-abc-n1-7',
      attempt: '1',
      kind: 'notice',
      stage: 'first',
      incident: 'I-abc',
    });
    expect(tags.every(({ value }) => /^[A-Za-z0-9_-]+$/.test(value))).toBe(true);
  });

  it('has one line of subject whatever the text holds', () => {
    fc.assert(
      fc.property(fc.string(), (subject) => {
        const ja = { subject: `a\r\nBcc: x@example.com${subject}`, sections: [] };
        expect(composeMail({ ...question, text: { ja } }).subject).not.toMatch(/[\r\n\u2028\u2029]/);
      }),
    );
  });

  it('is not made from an empty notice', () => {
    expect(() => composeMail({ ...question, text: {} })).toThrow(EmptyNotice);
  });
});
