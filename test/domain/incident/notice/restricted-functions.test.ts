import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { joined } from '../joining/joins.ts';
import { Letters } from '../letters.ts';
import { ref, Scene } from '../scene.ts';

const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };

function outage(facts: Facts): Scene {
  const scene = new Scene(shipped('flexcrm'));
  scene.open();
  scene.after('PT1M').assess({ ...OUTAGE, ...facts });
  return scene;
}

/** A measure of every policy is carried out. */
function carriedOut(scene: Scene, kind: 'suspend' | 'lift'): Scene {
  scene.after('PT1M').give('officer', { do: 'measure', kind, owner: 'officer' });
  const measure = scene.opened.duties.findLast((duty) => duty.kind === `measure.${kind}`);
  scene.after('PT1M').give('officer', { do: 'complete', duty: measure?.id ?? '', evidence: ref('done') });
  return scene;
}

/** Use is restricted with these facts on record by then. */
function restricted(facts: Facts): Letters {
  return new Letters(carriedOut(outage(facts), 'suspend'));
}

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);

function recorded(scene: Scene, name: string, from: string, to: string | null = null): Scene {
  scene.give('officer', { do: 'record-outage', function: name, from: at(from), to: to === null ? null : at(to) });
  return scene;
}

function withdrawn(scene: Scene, name: string, from: string): Scene {
  scene.give('officer', { do: 'withdraw-outage', function: name, from: at(from), reason: ref('mistake') });
  return scene;
}

function measures(letters: Letters, stage: 'first' | 'correction' = 'first') {
  const { text } = letters.draft(stage);
  return [text.ja, text.en].map((one) => one?.sections.find(({ section }) => section === 'measures')?.body);
}

describe('the functions whose use is told as restricted', () => {
  it('are those that were on record when it was', () => {
    expect(measures(restricted({ 'service.function': 'Export' }))).toEqual([
      '該当する機能（Export）の利用を制限する措置を実施いたしました。',
      'We have restricted use of the function affected (Export).',
    ]);
  });

  it('stay the same when the function concerned is recorded as another one', () => {
    const letters = restricted({ 'service.function': 'Export' });
    letters.scene.assess({ 'service.function': 'Login' });
    expect(measures(letters)).toEqual([
      '次の機能（Export）の利用を制限する措置を実施いたしました。',
      'We have restricted use of Export.',
    ]);
  });

  it('stay the same when an outage of another function is recorded', () => {
    const letters = restricted({ 'service.function': 'Export' });
    const { scene } = letters;
    scene.give('officer', { do: 'record-outage', function: 'Login', from: scene.now, to: null });
    expect(measures(letters)[1]).toBe('We have restricted use of the function affected (Export).');
  });

  it('are not named where none was on record by then', () => {
    const letters = restricted({});
    letters.scene.assess({ 'service.function': 'Login' });
    expect(measures(letters)[1]).toBe('We have restricted use of some functions.');
  });
});

const LIFTED = 'We restricted use of Export; the restriction has been lifted.';
const EXPORT = { 'service.function': 'Export' };
const LOGIN = { 'service.function': 'Login' };

describe('several restrictions of use', () => {
  it('are told each with its functions and whether it was lifted', () => {
    const { scene } = restricted(EXPORT);
    carriedOut(scene, 'lift').assess(LOGIN);
    expect(measures(new Letters(carriedOut(scene, 'suspend')))).toEqual([
      '次の機能（Export）の利用を制限しておりましたが、解除いたしました。\n該当する機能（Login）の利用を制限する措置を実施いたしました。',
      `${LIFTED}\nWe have restricted use of the function affected (Login).`,
    ]);
  });

  it('are ended by one lift, which means all that stand', () => {
    const { scene } = restricted(EXPORT);
    scene.assess(LOGIN);
    carriedOut(carriedOut(scene, 'suspend'), 'lift');
    expect(measures(new Letters(scene))[1]).toBe(
      `${LIFTED}\nWe restricted use of the function affected (Login); the restriction has been lifted.`,
    );
  });

  it('of the same function are told once, as the newest stands', () => {
    const { scene } = restricted(EXPORT);
    carriedOut(carriedOut(scene, 'lift'), 'suspend');
    expect(measures(new Letters(scene))[1]).toBe('We have restricted use of the function affected (Export).');
  });

  it('do not name a function again that is back, and of which the restriction was lifted', () => {
    const scene = recorded(outage({}), 'Export', '17:00');
    carriedOut(carriedOut(scene, 'suspend'), 'lift');
    recorded(recorded(scene, 'Export', '17:00', '17:30'), 'Login', '17:40');
    expect(measures(new Letters(carriedOut(scene, 'suspend')))[1]).toBe(
      'We restricted use of the function affected (Export); the restriction has been lifted.\nWe have restricted use of the function affected (Login).',
    );
  });
});

describe('a restriction of use and an outage that is withdrawn', () => {
  const both = () =>
    carriedOut(recorded(recorded(outage({}), 'Export', '17:00', '17:30'), 'Login', '17:40'), 'suspend');

  it('names the function no more that was recorded by mistake', () => {
    const scene = withdrawn(both(), 'Export', '17:00');
    expect(measures(new Letters(scene))[1]).toBe('We have restricted use of the function affected (Login).');
  });

  it('goes on to name it where customers were told of it: it is restricted until it is lifted', () => {
    const letters = new Letters(both());
    const { text } = letters.send('first');
    expect(JSON.stringify(text.en)).toContain('(Export, Login)');
    withdrawn(letters.scene, 'Export', '17:00');
    expect(measures(letters, 'correction')[1]).toBe('We have restricted use of Export, Login.');
    carriedOut(letters.scene, 'lift');
    expect(measures(letters, 'correction')[1]).toBe(
      'We restricted use of Export, Login; the restriction has been lifted.',
    );
  });

  it('goes on to name it where no other is left', () => {
    const scene = carriedOut(recorded(outage({}), 'Export', '17:00'), 'suspend');
    expect(measures(new Letters(withdrawn(scene, 'Export', '17:00')))[1]).toBe('We have restricted use of Export.');
  });

  it('names it again once its outage is recorded with other times', () => {
    const scene = recorded(withdrawn(both(), 'Export', '17:00'), 'Export', '17:10', '17:30');
    expect(measures(new Letters(scene))[1]).toContain('Export');
  });
});

describe('a restriction of use in an incident that is joined', () => {
  function into(letters: Letters, scene: Scene): Letters {
    letters.scene.after('PT10M');
    scene.after('PT10M');
    joined(letters.scene, scene);
    return new Letters(scene);
  }
  const lift = (letters: Letters) => {
    carriedOut(letters.scene, 'lift');
    return letters;
  };

  it('is of the function that was restricted there', () => {
    expect(measures(into(restricted(EXPORT), outage(LOGIN)))[1]).toBe('We have restricted use of Export.');
  });

  it('is of the outages there, not of those here', () => {
    const there = new Letters(carriedOut(recorded(outage({}), 'Export', '17:00'), 'suspend'));
    const here = recorded(outage({}), 'Login', '17:10');
    expect(measures(into(there, here))[1]).toBe('We have restricted use of the function affected (Export).');
  });

  it('that was lifted there leaves the one here as it stands', () => {
    expect(measures(into(lift(restricted(EXPORT)), restricted(LOGIN).scene))[1]).toBe(
      `We have restricted use of the function affected (Login).\n${LIFTED}`,
    );
  });

  it('stands although the one here was lifted, until it is lifted as well', () => {
    const letters = into(restricted(EXPORT), lift(restricted(LOGIN)).scene);
    const here = 'We restricted use of the function affected (Login); the restriction has been lifted.';
    expect(measures(letters)[1]).toBe(`${here}\nWe have restricted use of Export.`);
    expect(measures(lift(letters))[1]).toBe(`${here}\n${LIFTED}`);
  });

  it('is handed on as it was where that incident is joined again', () => {
    const second = into(lift(restricted(EXPORT)), outage({}));
    expect(measures(into(second, outage(LOGIN)))[1]).toBe(LIFTED);
  });

  it('leaves a restriction that is owed here to be carried out', () => {
    const here = outage(LOGIN);
    here.give('officer', { do: 'measure', kind: 'suspend', owner: 'officer' });
    const { scene } = into(restricted(EXPORT), here);
    expect(scene.duty('measure.suspend').status).toBe('open');
    scene.give('officer', { do: 'complete', duty: 'measure.suspend', evidence: ref('done') });
    expect(measures(new Letters(scene))[1]).toBe(
      'We have restricted use of the function affected (Login).\nWe have restricted use of Export.',
    );
  });
});
