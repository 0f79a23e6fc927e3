// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

/**
 * What was answered to a call that moved credits: written with what it moved, so that the same call
 * again moves nothing and is answered the same.
 *
 * @param scope who called; keys of different callers are different keys
 * @param key what the caller calls the call by
 * @param fingerprint of what was asked: a call with the same key that asks something else is wrong
 * @param status HTTP status
 */
public record Answer(String scope, String key, String fingerprint, int status, String body) {}
