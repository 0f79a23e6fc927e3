// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;

/** A page for people: what it shows, and the frame around it. */
public final class PageView extends View {
  static final String MEDIA_TYPE = "text/html; charset=utf-8";

  private final Frame frame;
  private final Words words;
  private final Object page;
  private final String logoOrigin;

  private PageView(String template, Frame frame, Words words, Object page, String logoOrigin) {
    super("/org/laurels/templates/pages/" + template + ".ftlh", StandardCharsets.UTF_8);
    this.frame = frame;
    this.words = words;
    this.page = page;
    this.logoOrigin = logoOrigin;
  }

  /**
   * A page of a community.
   *
   * @param section the part of the community that it belongs to
   * @param page what the template reads as {@code page}
   */
  static PageView of(Visit visit, String template, String section, String title, Object page) {
    return new PageView(
        template,
        Frame.of(visit, section, title),
        visit.words(),
        page,
        visit.open().look().logoOrigin());
  }

  /** A page of no community. */
  static PageView plain(
      Language language, Words words, String template, String title, Object page) {
    return new PageView(template, Frame.plain(language, title), words, page, "");
  }

  public Frame getFrame() {
    return frame;
  }

  /** The texts, short since every line of a template needs them. */
  public Words getT() {
    return words;
  }

  public Object getPage() {
    return page;
  }

  String logoOrigin() {
    return logoOrigin;
  }
}
