// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how a community shows itself. */
final class LookReader {
  private static final int NAME_LENGTH_MAX = 60;
  private static final int ADDRESS_LENGTH_MAX = 500;

  /** Characters of a picture given as data: about 48 kB of picture. */
  private static final int PICTURE_LENGTH_MAX = 1 << 16;

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern PICTURE =
      Pattern.compile("data:image/(png|jpeg|gif|webp|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2}");

  /** What an address is made of; nothing that could end it where it is quoted. */
  private static final Pattern ADDRESS =
      Pattern.compile("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/%?&=+-]*)?");

  private LookReader() {}

  static Look read(Fields head) {
    return head.find("look")
        .flatMap(value -> value.fields("a map of name, colour and logo"))
        .map(LookReader::look)
        .orElse(Look.USUAL);
  }

  private static Look look(Fields fields) {
    fields.allow(List.of("name", "colour", "logo"));
    return new Look(
        fields.find("name").flatMap(LookReader::name).orElse(null),
        fields.find("colour").flatMap(LookReader::colour).orElse(Look.COLOUR_USUAL),
        fields.find("logo").flatMap(LookReader::logo).orElse(null));
  }

  private static Optional<String> name(Value value) {
    return value
        .title()
        .filter(
            name ->
                holds(
                    value,
                    name.length() <= NAME_LENGTH_MAX,
                    "a name of at most " + NAME_LENGTH_MAX + " characters is wanted here"));
  }

  private static Optional<String> colour(Value value) {
    return value
        .scalar("a colour")
        .filter(
            colour ->
                holds(
                    value,
                    COLOUR.matcher(colour).matches(),
                    "a colour such as '" + Look.COLOUR_USUAL + "' is wanted here"))
        .map(colour -> colour.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> logo(Value value) {
    return value
        .scalar("a logo")
        .filter(
            logo ->
                holds(
                    value,
                    isPicture(logo) || isAddress(logo),
                    "an https address of at most "
                        + ADDRESS_LENGTH_MAX
                        + " characters, or a picture as data:image/png;base64,… of at most "
                        + PICTURE_LENGTH_MAX
                        + " is wanted here"));
  }

  private static boolean isPicture(String logo) {
    return logo.length() <= PICTURE_LENGTH_MAX && PICTURE.matcher(logo).matches();
  }

  private static boolean isAddress(String logo) {
    if (logo.length() > ADDRESS_LENGTH_MAX || !ADDRESS.matcher(logo).matches()) {
      return false;
    }
    try {
      return new URI(logo).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean holds(Value value, boolean holds, String wanted) {
    if (!holds) {
      value.problems().add(value.place(), wanted);
    }
    return holds;
  }
}
