// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.credential;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a grant's credential. It is signed once and stays the same document.
 *
 * @param statusIndex its place in the community's list of revoked credentials; -1 where the member
 *     was erased before there was one
 * @param document as it was signed; null where it has not been signed yet, or was erased
 * @param address the public address of the installation when it was signed; empty before
 * @param erased whether the member was erased: then there is no document and never will be
 */
public record KeptCredential(
    long grantId, int statusIndex, @Nullable String document, String address, boolean erased) {}
