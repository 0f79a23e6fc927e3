// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

/**
 * What there is to see of an item in its host.
 *
 * @param title empty where the host has told none
 * @param url where it is; empty where the host has told none
 */
public record SeenItem(String title, String url) {}
