import { describe, expect, it } from 'vitest';
import { readMailEvent } from '../../../../functions/domain/channels/delivery/mail-event.ts';

const event = (eventType: string, more: object = {}, tag: string | null = 'I-abc-n1-5') => ({
  'detail-type': 'Email Something',
  detail: { eventType, mail: { messageId: 'm-1', tags: tag === null ? {} : { delivery: [tag] } }, ...more },
});

describe('an event of the mail service', () => {
  it.each([
    ['Send', {}, 'none'],
    ['Delivery', {}, 'delivered'],
    ['DeliveryDelay', {}, 'none'],
    ['Bounce', { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }, 'bounced'],
    ['Bounce', { bounce: { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' } }, 'suppressed'],
    ['Complaint', { complaint: { complaintFeedbackType: 'abuse' } }, 'complained'],
    ['Reject', { reject: { reason: 'Bad content' } }, 'bounced'],
    ['Rendering Failure', {}, 'bounced'],
  ])('%s %j settles as %s', (type, more, settlement) => {
    expect(readMailEvent(event(type, more))).toMatchObject({
      notice: 'I-abc-n1',
      position: 5,
      mailId: 'm-1',
      settlement,
    });
  });

  it('about somebody else’s mail is not ours', () => {
    expect(readMailEvent(event('Delivery', {}, null))).toBe('foreign');
  });

  it.each([null, 'x', {}, { detail: {} }, event('Delivery', {}, 'nonsense'), event('Teleported')])(
    'that makes no sense says why: %j',
    (bad) => {
      expect(readMailEvent(bad)).toEqual({ unreadable: expect.any(String) });
    },
  );
});
