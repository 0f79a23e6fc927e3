// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

/** Whose account of a unit; identity 0 is the system, which issues the unit. */
record AccountOwner(long identityId, String unit) {}
