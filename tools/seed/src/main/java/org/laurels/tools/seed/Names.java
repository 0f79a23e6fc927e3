// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Invents names: a given name and an initial, and the handle made of them. */
final class Names {
  private static final List<String> GIVEN =
      List.of(
          "Abena", "Adina", "Aiko", "Alma", "Amara", "Anders", "Anouk", "Arlo", "Asha", "Aylin",
          "Bela", "Benno", "Bianca", "Bram", "Brigid", "Callum", "Carmen", "Cedric", "Chidi",
          "Clara", "Dagny", "Daniela", "Darius", "Dela", "Dorian", "Edda", "Eilidh", "Elio",
          "Emeka", "Enzo", "Esra", "Farid", "Femke", "Fenna", "Filip", "Fiona", "Freya", "Gael",
          "Giada", "Goran", "Greta", "Hana", "Hedda", "Henrik", "Hiro", "Ida", "Ilse", "Imani",
          "Ines", "Ivo", "Jana", "Jasper", "Jelena", "Jonas", "Juna", "Kaito", "Kalle", "Karim",
          "Katja", "Keira", "Kofi", "Lars", "Leila", "Lena", "Levi", "Linnea", "Lior", "Luca",
          "Magda", "Malik", "Mara", "Marek", "Matteo", "Mei", "Mila", "Mirko", "Nadia", "Naveen",
          "Nia", "Nils", "Noor", "Odile", "Olek", "Omar", "Orla", "Oskar", "Paloma", "Pavel",
          "Petra", "Pia", "Quentin", "Rafi", "Rania", "Ravi", "Renske", "Rhea", "Rosa", "Runa",
          "Sami", "Sanna", "Selma", "Silas", "Sunita", "Svea", "Tariq", "Teo", "Thandi", "Tilda",
          "Tomas", "Uma", "Urs", "Valerie", "Vera", "Viggo", "Wanda", "Wim", "Xenia", "Yara",
          "Yusuf", "Zainab", "Zita", "Zoran");
  private static final String INITIALS = "ABCDEFGHIJKLMNOPRSTVWZ";

  private final Dice dice;
  private final Map<String, Integer> taken = new HashMap<>();

  Names(Dice dice) {
    this.dice = dice;
  }

  /** A name such as "Mara K."; two people may share one. */
  String name() {
    return dice.pick(GIVEN) + " " + INITIALS.charAt(dice.below(INITIALS.length())) + ".";
  }

  /** A handle such as mara-k, or mara-k-2 for the second of that name. */
  String handle(String name) {
    String handle = name.toLowerCase(Locale.ROOT).replace(".", "").replace(' ', '-');
    int number = taken.merge(handle, 1, Integer::sum);
    return number == 1 ? handle : handle + "-" + number;
  }
}
