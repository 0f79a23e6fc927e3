// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.redemption.RedemptionRefusedException.Why;
import org.laurels.core.wallet.Answer;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.KeyReusedException;
import org.laurels.core.wallet.NotEnoughCreditsException;
import org.laurels.core.wallet.Told;
import org.laurels.core.wallet.WalletStore;
import org.laurels.server.api.CallKeys;

/** Does what forms ask that move credits, and each form once. */
final class FormCalls {
  private static final int DONE = 200;
  private static final int REFUSED = 409;

  private final WalletStore wallets;

  FormCalls(WalletStore wallets) {
    this.wallets = wallets;
  }

  /** What came of a form. */
  sealed interface Outcome {
    /** It was done, now or when the form was sent first. */
    record Done(String said) implements Outcome {}

    /** Nothing has moved. */
    record Not(Refusal refusal) implements Outcome {}
  }

  interface Work {
    Told of(Call call);
  }

  /**
   * Does what a form asks, or says again what came of it.
   *
   * @param scope who sends it
   * @param asked all that it asks: the same key with something else is a form that was filled in
   *     anew after it had been sent
   */
  Outcome run(Community community, String scope, String key, String asked, Work work) {
    Call call = new Call(scope, key, CallKeys.fingerprint(asked));
    try {
      Optional<Answer> before = call.before(wallets.answered(community, scope, key));
      return before.map(FormCalls::outcome).orElseGet(() -> done(community, call, work));
    } catch (KeyReusedException e) {
      return new Outcome.Not(Refusal.USED);
    }
  }

  private Outcome done(Community community, Call call, Work work) {
    try {
      return outcome(work.of(call).answer());
    } catch (RedemptionRefusedException e) {
      if (e.why() == Why.HALTED) {
        // It says nothing about this form, which may be sent again when all is well.
        return new Outcome.Not(new Refusal(e.why(), 0));
      }
      Answer mine = call.answer(REFUSED, new Refusal(e.why(), lacking(e)).text());
      return outcome(noted(community, call, mine).answer());
    }
  }

  /** Notes that work is done which may be done twice without harm. */
  Told noted(Community community, Call call, String said) {
    return noted(community, call, call.answer(DONE, said));
  }

  private Told noted(Community community, Call call, Answer mine) {
    Answer stands = wallets.answer(community, mine);
    call.before(Optional.of(stands));
    return new Told(stands, !stands.equals(mine));
  }

  private static long lacking(RedemptionRefusedException refused) {
    return refused.getCause() instanceof NotEnoughCreditsException tooFew ? tooFew.lacking() : 0;
  }

  private static Outcome outcome(Answer answer) {
    return answer.status() < REFUSED
        ? new Outcome.Done(answer.body())
        : new Outcome.Not(Refusal.of(answer.body()));
  }
}
