// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

/**
 * A point in time as a page says it.
 *
 * @param machine for programs, in UTC
 * @param day the date
 * @param full date and time with its zone
 * @param ago how far from now
 */
public record Moment(String machine, String day, String full, String ago) {}
