// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that pages are written in. */
enum Language {
  ENGLISH(Locale.UK, "English"),
  GERMAN(Locale.GERMANY, "Deutsch");

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
  }

  Locale locale() {
    return locale;
  }

  /** As the attribute {@code lang} has it. */
  String tag() {
    return locale.getLanguage();
  }

  /** What those who speak it call it. */
  String ownName() {
    return ownName;
  }

  static Optional<Language> tagged(@Nullable String tag) {
    for (Language language : values()) {
      if (language.tag().equals(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** The first of the accepted ones that we speak; English where there is none. */
  static Language accepted(List<Locale> locales) {
    return locales.stream()
        .flatMap(locale -> tagged(locale.getLanguage()).stream())
        .findFirst()
        .orElse(ENGLISH);
  }
}
