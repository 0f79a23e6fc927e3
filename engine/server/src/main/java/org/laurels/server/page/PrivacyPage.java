// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

/**
 * What a member may decide.
 *
 * @param own whether it is the member who looks, and not an operator
 * @param confirm what must be typed to erase
 * @param fault whether something else was typed
 * @param csrf proves that a form is ours
 */
public record PrivacyPage(
    MemberHead member,
    String address,
    boolean own,
    boolean onBoards,
    boolean hidden,
    boolean erased,
    String confirm,
    boolean fault,
    String csrf) {}
