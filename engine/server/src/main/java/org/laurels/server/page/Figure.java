// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

/** A number with what it counts, both in the reader's language. */
public record Figure(String name, String amount) {}
