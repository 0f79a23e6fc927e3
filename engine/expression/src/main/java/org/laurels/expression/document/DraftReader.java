// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the files of a document, and of those that it extends, to one draft. */
final class DraftReader {
  private final Function<String, Optional<String>> starters;
  private final Problems problems;
  private final Map<String, String> extended = new TreeMap<>();
  private boolean isComplete = true;

  DraftReader(Function<String, Optional<String>> starters, Problems problems) {
    this.starters = starters;
    this.problems = problems;
  }

  /** Whether all files could be read, so that what is missing is really missing. */
  boolean isComplete() {
    return isComplete;
  }

  /** Texts of the programmes that were found to be extended, by name. */
  Map<String, String> extended() {
    return extended;
  }

  Draft read(Map<String, String> files) {
    return read(files, new ArrayList<>());
  }

  private Draft read(Map<String, String> files, List<String> chain) {
    Map<String, String> sorted = new TreeMap<>(files);
    String first = sorted.isEmpty() ? "programme" : sorted.keySet().iterator().next();
    Draft draft = new Draft(Place.startOf(first), problems);
    if (isWithinLimits(sorted, first)) {
      sorted.forEach(
          (name, text) ->
              YamlFile.parse(name, text, problems)
                  .flatMap(top -> top.fields("a map with keys such as 'programme' and 'rules'"))
                  .ifPresentOrElse(draft::add, () -> isComplete = false));
    } else {
      isComplete = false;
    }
    @Nullable Value base = draft.head().get("extends");
    if (base == null) {
      draft.checkExtendsNothing();
      return draft;
    }
    Optional<Draft> extended = base(base, chain);
    if (extended.isEmpty()) {
      isComplete = false;
    }
    return extended.map(found -> found.changedBy(draft)).orElse(draft);
  }

  private Optional<Draft> base(Value at, List<String> chain) {
    Optional<String> name = at.id();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    boolean isCycle = chain.contains(name.get());
    chain.add(name.get());
    if (isCycle || chain.size() > DocumentLimits.EXTENDS_MAX) {
      String wrong = isCycle ? "extends itself" : "extends more than 4 deep";
      problems.add(at.place(), wrong + ": " + String.join(" → ", chain));
      return Optional.empty();
    }
    Optional<String> text = starters.apply(name.get());
    if (text.isEmpty()) {
      problems.add(at.place(), "there is no programme '" + name.get() + "' to extend");
    }
    text.ifPresent(found -> extended.put(name.get(), found));
    return text.map(found -> read(Map.of(name.get() + ".yaml", found), chain));
  }

  private boolean isWithinLimits(Map<String, String> files, String first) {
    if (files.isEmpty()) {
      problems.add(Place.startOf(first), "the document is empty");
      return false;
    }
    if (files.size() > DocumentLimits.FILES_MAX) {
      problems.add(Place.startOf(first), "more than " + DocumentLimits.FILES_MAX + " files");
      return false;
    }
    long size = 0;
    for (Map.Entry<String, String> file : files.entrySet()) {
      size += file.getValue().getBytes(StandardCharsets.UTF_8).length;
      if (size > DocumentLimits.SIZE_MAX) {
        problems.add(
            Place.startOf(file.getKey()),
            "the document is larger than " + DocumentLimits.SIZE_MAX + " bytes");
        return false;
      }
    }
    return true;
  }
}
