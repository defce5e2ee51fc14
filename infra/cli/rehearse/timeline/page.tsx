import { raw } from 'hono/html';
import { factQuestion, levelTitle, roleNames } from '../../../../functions/console/words/names.ts';
import type { Language, Text } from '../../../../functions/domain/base/text.ts';
import { fromMs } from '../../../../functions/domain/base/time/instant.ts';
import { spokenTime, zoneNote } from '../../../../functions/domain/base/time/spoken.ts';
import { inZone } from '../../../../functions/domain/base/time/zoned.ts';
import { dutyStatus } from '../../../../functions/domain/components/obligations/words.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { clauseTitle } from '../../../../functions/domain/policy/titles.ts';
import type { DutyReport, IncidentReport } from '../../../../functions/domain/views/report.ts';
import { lanesOf } from './lanes.ts';
import type { RehearsalOutcome } from './outcome.ts';
import { COLOURS, Picture } from './picture.tsx';
import { say } from './words.ts';

const STYLE = `
body{font:15px/1.6 "Hiragino Sans","Noto Sans CJK JP","Yu Gothic UI","Segoe UI",sans-serif;margin:2rem auto;max-width:1180px;padding:0 1rem;color:#1d2733;background:#fff}
h1{font-size:1.4rem;margin:0 0 .2rem}h2{font-size:1.15rem;margin:2rem 0 .3rem}p.meta{color:#48525c;margin:.1rem 0}
svg{width:100%;height:auto;margin:1rem 0;border:1px solid #e3e7eb;border-radius:8px}
.wide{overflow-x:auto}.wide svg{min-width:52rem}body{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #e3e7eb;vertical-align:top}
h3{font-size:1rem;margin:1.2rem 0 .2rem}th::first-letter{text-transform:uppercase}caption{text-align:left;font-weight:600}.time{white-space:nowrap}
@media (max-width:40rem){body{margin:1rem auto}tr,td{display:block}tr:has(th){display:none}tr{border:1px solid #e3e7eb;border-radius:8px;margin:.6rem 0;padding:.3rem .2rem}
td{border:0;padding:.15rem .6rem}td:first-child{font-weight:600}td[data-label]::before{content:attr(data-label)": ";color:#48525c;font-weight:400}}
.met{color:#2e7d4f}.late,.missed{color:#b3261e;font-weight:600}.void,.waived{color:#7b8794}`;

/** The rehearsal as one HTML page that needs nothing beside itself: a picture and a table for each incident. */
export function renderPage(outcome: RehearsalOutcome, policy: Policy, language: Language): string {
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${say('title', language)}: ${outcome.policy}`}</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <h1>{`${say('title', language)}: ${outcome.policy}`}</h1>
        <p class="meta">
          {`${wordsOf(outcome.start, policy.zone, language)} – ${wordsOf(outcome.end, policy.zone, language)}`}
        </p>
        <p class="meta">{zoneNote(policy.zone, fromMs(Date.parse(outcome.start)))[language]}</p>
        {outcome.warnings.map((warning) => (
          <p class="late">{warning}</p>
        ))}
        {outcome.incidents.length === 0 ? <p>{say('nothing', language)}</p> : null}
        {outcome.incidents.map((incident) => (
          <Story incident={incident} outcome={outcome} policy={policy} language={language} />
        ))}
        <RefusedSteps outcome={outcome} language={language} />
      </body>
    </html>
  );
  return `<!doctype html>\n${page.toString()}\n`;
}

interface StoryProps {
  readonly incident: IncidentReport;
  readonly outcome: RehearsalOutcome;
  readonly policy: Policy;
  readonly language: Language;
}

function Story({ incident, outcome, policy, language }: StoryProps) {
  const level = incident.level === null ? say('undecided', language) : levelTitle(policy, incident.level, language);
  const clock = (atMs: number) => shortOf(atMs, policy.zone);
  return (
    <section>
      <h2>{`${incident.id} ${incident.title}`}</h2>
      <p class="meta">
        {`${say('level', language)}: ${level} · ${say('clauses', language)}: ${incident.clauses.join(say('comma', language)) || say('none', language)} · ${say(incident.status, language)}`}
      </p>
      <div class="wide">
        <Picture
          title={incident.title}
          lanes={lanesOf(incident, outcome, policy, language)}
          clock={clock}
          language={language}
        />
      </div>
      <Legend language={language} />
      <Duties duties={incident.duties} policy={policy} language={language} />
      <Unknown facts={incident.missing} policy={policy} language={language} />
    </section>
  );
}

function Legend({ language }: { language: Language }) {
  return (
    <p class="meta">
      {(['good', 'late', 'bad'] as const).map((tone) => (
        <span>
          <span style={`color:${COLOURS[tone]}`}>●</span>
          {` ${say(`tone-${tone}`, language)}　`}
        </span>
      ))}
    </p>
  );
}

/** What nobody found out: each as the question that a person is asked. */
function Unknown({ facts, policy, language }: { facts: readonly string[]; policy: Policy; language: Language }) {
  if (facts.length === 0) return null;
  return (
    <section>
      <h3>{say('missing', language)}</h3>
      <ul>
        {facts.map((fact) => (
          <li>{factQuestion(policy, fact, language)}</li>
        ))}
      </ul>
    </section>
  );
}

interface DutyTableProps {
  readonly duties: readonly DutyReport[];
  readonly policy: Policy;
  readonly language: Language;
}

function Duties({ duties, policy, language }: DutyTableProps) {
  return (
    <table>
      <caption>{say('duties', language)}</caption>
      <tr>
        {(['duty', 'owner', 'due', 'status', 'derivation'] as const).map((word) => (
          <th>{say(word, language)}</th>
        ))}
      </tr>
      {duties.map((duty) => (
        <tr>
          <td>{`${duty.title} (${clauseTitle(duty.clause)[language]})`}</td>
          <td data-label={say('owner', language)}>{roleNames(policy, duty.owner, language)}</td>
          <td>{duty.due}</td>
          <td data-label={say('status', language)} class={duty.status}>
            {statusOf(duty)[language]} {wordsOf(duty.metAt ?? duty.missedAt, policy.zone, language)}
          </td>
          <td data-label={say('derivation', language)}>
            {duty.because === null ? null : (
              <>
                {duty.because}
                <br />
              </>
            )}
            {duty.derivation.join(' → ')}
          </td>
        </tr>
      ))}
    </table>
  );
}

/** As the incident's own screen says it: past an aim no promise is broken. */
function statusOf({ status, aim }: DutyReport): Text {
  const base = { at: null, derivation: { ja: [], en: [] } };
  return dutyStatus({ status, deadline: aim ? { ...base, aim } : base });
}

/** A moment of the report in words, in the policy's zone; empty where there is none. */
function wordsOf(moment: string | null, zone: string, language: Language): string {
  return moment === null ? '' : spokenTime(fromMs(Date.parse(moment)), zone, language);
}

/** `04-24 17:50`, for the axis, where there is little room. */
function shortOf(atMs: number, zone: string): string {
  return inZone(fromMs(atMs), zone).slice(5, 16).replace('T', ' ');
}

function RefusedSteps({ outcome, language }: { outcome: RehearsalOutcome; language: Language }) {
  if (outcome.refused.length === 0) return null;
  return (
    <section>
      <h2>{say('refused', language)}</h2>
      <ul>
        {outcome.refused.map(({ step, reason }) => (
          <li>{`${say('step', language)} ${step}: ${reason}`}</li>
        ))}
      </ul>
    </section>
  );
}
