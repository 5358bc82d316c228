import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS } from '../../src/messages/ids.ts';
import { forgedClick } from '../support/forged.ts';
import { PACK, packIn, startMeetingTeam } from '../support/meeting.ts';
import { reads } from '../support/sign-off.ts';
import { startTeam } from '../support/team.ts';

describe('R35: a forecast without a budget', () => {
  it('R35: managers ask finance from the pack, once a day whoever asks, and finance sets it', async () => {
    const team = await startMeetingTeam();
    await team.moveTo(PACK);
    expect(team.text(await packIn(team))).toMatch(
      /6 Forecast\*: .*budget not set.*\[Ask finance\]/su,
    );
    const asked = await team.manager.click('Ask finance');
    expect(team.text(asked.answers.at(-1))).toContain('Finance is asked to set it.');
    const again = await team.otherManager.click('Ask finance');
    expect(team.text(again.answers.at(-1))).toContain('asked today already');
    const finance = team.slack.asPerson('finance-1');
    const message = await reads(team, finance, 'dm', 'asks for the budget of 2026');
    expect(team.text(message)).toContain('[Set the budget]');
    const owed = { where: { kind: 'budget_asked' } };
    expect(await team.reader.db.outboxMessage.count(owed)).toBe(1);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R28: nobody but a manager asks', async () => {
    const team = await startTeam();
    const answer = await forgedClick(team, team.worker.id, ACTIONS.askFinance, '2026-01-01');
    expect(answer).toContain('This is for managers');
    expect(await team.reader.db.outboxMessage.count({ where: { kind: 'budget_asked' } })).toBe(0);
  });
});
