// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

/**
 * A line of a board.
 *
 * @param movement up, down, same or new; empty where there is nothing to compare with
 * @param moved the movement in words
 * @param by how many places; empty where it is none
 * @param isSelf whether it is the member that the board is looked at for
 */
public record BoardLine(
    String position,
    String movement,
    String moved,
    String by,
    MemberHead member,
    String amount,
    boolean isSelf) {}
