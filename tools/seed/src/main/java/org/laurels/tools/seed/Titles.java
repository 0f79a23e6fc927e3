// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts titles together from word lists. */
final class Titles {
  private static final List<String> IDEAS =
      List.of(
          "Let the {device} {task-idea}",
          "A dark mode for {place}",
          "Show {figure} in {place}",
          "{plan} plan with {extra}",
          "Tell us by {channel} before {notice}",
          "Let me {task} from {place}");
  private static final List<String> TICKETS =
      List.of(
          "{device} {ticket-fault}, exchange please",
          "Technician did not come in {town}",
          "Invoice shows {charge}",
          "SIM for my {phone} has not arrived",
          "Line in {town} is down {when}",
          "Cancel the {plan} plan",
          "Refund for {charge}");

  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          words("device", "Hub 5", "Hub 5 Pro", "Hub Mini", "Mesh Dot", "Hub 4"),
          words(
              "fault",
              "dropping the Wi-Fi",
              "restarting",
              "losing the 5 GHz band",
              "forgetting its port rules",
              "running hot",
              "falling back to 2.4 GHz"),
          words(
              "when",
              "every evening",
              "at night",
              "since the update",
              "since the weekend",
              "after a restart",
              "when it rains",
              "in the cellar",
              "for three days now",
              "since I moved",
              "during video calls"),
          words(
              "task",
              "open a port",
              "set up a guest network",
              "change the DNS server",
              "turn the lights off",
              "see who is connected",
              "set times for the children",
              "use my own modem",
              "give a device a fixed address"),
          words("light", "Red", "Blinking white", "Orange", "Slowly blinking green"),
          words("version", "7.2", "7.3", "7.3.1", "8.0", "8.1"),
          words("phone", "Orrin 9", "Orrin 9 Mini", "Kestra X", "Kestra Fold", "Pomelo 3"),
          words("town", "Aldermere", "Brockhaven", "Castelrow", "Dunwick", "Eastmoor", "Fallowby"),
          words("country", "Norway", "Portugal", "Japan", "Canada", "Switzerland", "Kenya"),
          words(
              "roaming",
              "data does not work",
              "what does it cost?",
              "is it included?",
              "no network after landing"),
          words("plan", "Breeze", "Breeze Plus", "Gale", "Gale Family", "Fibre 250", "Fibre 1000"),
          words("voicemail", "cannot be switched off", "plays nothing", "lost its greeting"),
          words("speed", "3", "12", "40", "90", "180"),
          words("tv", "stutters", "loses the remote", "shows a black screen", "has no sound"),
          words("recordings", "stop after an hour", "have vanished", "cannot be deleted"),
          words("task-tv", "sort the channels", "install an app", "set a PIN", "pair a speaker"),
          words("charge", "two fees for one month", "a set-up fee", "calls I did not make"),
          words("paper", "my contract", "last year's invoices", "the form for moving"),
          words("app", "closes at once", "shows no usage", "asks for the PIN every time"),
          words(
              "task-idea",
              "restart itself at night",
              "show a QR code for guests",
              "send a weekly report",
              "block a device for an hour"),
          words("place", "MyTellurine", "the hub's page", "the View Stick", "the forum"),
          words("figure", "the usage per device", "the signal strength", "the next invoice"),
          words("extra", "a second SIM", "roaming in more countries", "unlimited data at weekends"),
          words("channel", "text message", "mail", "a note in the app"),
          words("notice", "maintenance", "a price change", "the data is used up"),
          words("ticket-fault", "is dead", "smells burnt", "does not start", "has a broken port"));

  private final Dice dice;

  Titles(Dice dice) {
    this.dice = dice;
  }

  private static Map.Entry<String, List<String>> words(String slot, String... words) {
    return Map.entry(slot, List.of(words));
  }

  String question(Board board) {
    return fill(dice.pick(board.titles));
  }

  String outage() {
    return fill("Is the network down in {town}?");
  }

  String idea() {
    return fill(dice.pick(IDEAS));
  }

  String ticket() {
    return fill(dice.pick(TICKETS));
  }

  /** One to three tags of a board. */
  List<String> tags(Board board) {
    List<String> left = new ArrayList<>(board.tags);
    List<String> tags = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      tags.add(left.remove(dice.below(left.size())));
    }
    return tags;
  }

  private String fill(String template) {
    StringBuilder title = new StringBuilder();
    int from = 0;
    int open;
    while ((open = template.indexOf('{', from)) >= 0) {
      int close = template.indexOf('}', open);
      List<String> words =
          requireNonNull(WORDS.get(template.substring(open + 1, close)), "no such slot");
      String word = dice.pick(words);
      while (title.indexOf(word) >= 0) {
        word = dice.pick(words);
      }
      title.append(template, from, open).append(word);
      from = close + 1;
    }
    return title.append(template, from, template.length()).toString();
  }
}
