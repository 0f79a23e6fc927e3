// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.util.List;
import java.util.Locale;

/** The boards of the forum of Tellurine, a phone network that does not exist. */
@SuppressWarnings("ImmutableEnumChecker") // List.of
enum Board {
  ROUTER(
      30,
      List.of("hub-5", "hub-mini", "mesh-dot", "wifi", "firmware", "ports", "lan"),
      List.of(
          "{device} keeps {fault} {when}",
          "{device} is {fault} {when}, any ideas?",
          "How do I {task} on the {device}?",
          "{light} light on the {device}: what does it mean?",
          "Can I {task} on the {device} without the app?",
          "Firmware {version} on the {device}: {fault} again")),
  MOBILE(
      25,
      List.of("esim", "roaming", "voicemail", "5g", "signal", "porting"),
      List.of(
          "eSIM does not activate on my {phone}",
          "No 5G in {town} {when}",
          "Roaming in {country}: {roaming}",
          "Keep my number when moving to the {plan} plan?",
          "Voicemail {voicemail} on the {phone}",
          "Calls drop {when} in {town}")),
  INTERNET(
      20,
      List.of("fibre", "speed", "latency", "outage", "ipv6", "moving"),
      List.of(
          "Only {speed} Mbit/s on the {plan} plan {when}",
          "Fibre in {town}: when does the technician come?",
          "High ping {when} on the {plan} plan",
          "IPv6 is gone {when}",
          "Moving from {town} to {town}: does the line move too?",
          "Packet loss {when}, line or {device}?")),
  TV(
      10,
      List.of("view-stick", "recordings", "remote", "apps"),
      List.of(
          "View Stick {tv} {when}",
          "Recordings {recordings} {when}",
          "How do I {task-tv} on the View Stick?")),
  BILLING(
      10,
      List.of("invoice", "contract", "discount", "payment"),
      List.of(
          "Invoice shows {charge} {when}",
          "How long is the notice on the {plan} plan?",
          "Change from {plan} to {plan}: what happens to my discount?",
          "Where do I find {paper}?")),
  APP(
      5,
      List.of("android", "ios", "login", "notifications"),
      List.of(
          "MyTellurine {app} on my {phone}",
          "Login to MyTellurine fails {when}",
          "MyTellurine {version}: {app}"));

  /** How many of a hundred questions are asked here. */
  final int share;

  final List<String> tags;
  final List<String> titles;

  Board(int share, List<String> tags, List<String> titles) {
    this.share = share;
    this.tags = tags;
    this.titles = titles;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Board draw(Dice dice) {
    int left = dice.below(100);
    for (Board board : values()) {
      left -= board.share;
      if (left < 0) {
        return board;
      }
    }
    throw new IllegalStateException("the shares of the boards are less than 100");
  }
}
