// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

/**
 * The end of a chain.
 *
 * @param number of the newest block; 0 where there is none
 * @param hash of that block: whoever keeps it elsewhere can hold the chain against it
 */
public record Head(long number, Sha256 hash) {
  public static final Head NONE = new Head(0, Sha256.NOTHING);
}
