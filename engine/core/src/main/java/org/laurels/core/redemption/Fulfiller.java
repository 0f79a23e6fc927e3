// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

/**
 * Border to whoever fulfils redemptions outside. Is told the same redemption any number of times
 * and fulfils it once: the redemption's number is the key by which it knows. Thread-safe.
 */
public interface Fulfiller {
  /** What came of telling or asking. */
  sealed interface Outcome {
    /** It is fulfilled. */
    record Done(String reference) implements Outcome {}

    /** It never will be. */
    record Refused(String reason) implements Outcome {}

    /** Nobody knows: it is asked about again, and never told under another key. */
    record Unknown(String reason) implements Outcome {}
  }

  /** Tells it to fulfil a redemption. */
  Outcome submit(Redemption redemption);

  /** Asks what became of a redemption that it was, perhaps, told of. */
  Outcome ask(Redemption redemption);
}
