// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.credential;

import java.time.Instant;

/**
 * An Ed25519 key of a community. The one with the highest number signs; those before it stay public
 * for what they have signed.
 *
 * @param number from 1
 * @param publicKey its 32 bytes in unpadded Base64url, as JWK has it
 * @param sealed the private key, encrypted with the installation's key
 */
public record SigningKey(int number, String publicKey, String sealed, Instant createdAt) {
  /** Says nothing of the private key, encrypted though it is. */
  @Override
  public String toString() {
    return "SigningKey[" + number + ", " + publicKey + "]";
  }
}
