// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

/** To whom a rule gives: one person, or several who share. */
public sealed interface Beneficiary permits Role, Share {}
