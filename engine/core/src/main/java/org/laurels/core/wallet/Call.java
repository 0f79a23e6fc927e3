// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.util.Optional;

/**
 * A call that moves credits, as its caller names it.
 *
 * @param scope who calls; keys of different callers are different keys
 * @param key what the caller calls the call by
 * @param fingerprint of what is asked
 */
public record Call(String scope, String key, String fingerprint) {
  /** What is answered to it. */
  public Answer answer(int status, String body) {
    return new Answer(scope, key, fingerprint, status, body);
  }

  /**
   * What this very call was answered before.
   *
   * @throws KeyReusedException if another call had the key
   */
  public Optional<Answer> before(Optional<Answer> found) {
    found.ifPresent(
        answer -> {
          if (!answer.fingerprint().equals(fingerprint)) {
            throw new KeyReusedException();
          }
        });
    return found;
  }
}
