// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import java.util.HashMap;
import java.util.Map;

/**
 * The running figures of an item at one moment of its timeline.
 *
 * @param score sum of the values of its live votes
 * @param peak the highest score so far
 * @param votes live votes by kind
 * @param views as last counted by the host
 * @param answers live answers to it
 * @param answersEver answers it has had, the deleted ones included
 * @param comments comments it has had
 * @param accepted whether it is an accepted solution now
 * @param acceptedAnswerId the answer that solves it now; 0 where there is none
 * @param position its place among the answers to its parent by time; 0 where it is no answer
 * @param posted whether the event that made it is known
 * @param bestAnswerId the answer that has reached the highest peak; 0 where none has
 * @param bestPeak the peak of that answer
 * @param secondPeak the highest peak of all other answers
 */
public record ItemFigures(
    long score,
    long peak,
    Map<String, Integer> votes,
    long views,
    int answers,
    int answersEver,
    int comments,
    boolean accepted,
    long acceptedAnswerId,
    int position,
    boolean posted,
    long bestAnswerId,
    long bestPeak,
    long secondPeak,
    ItemStatus status) {

  public static final ItemFigures NONE =
      new ItemFigures(0, 0, Map.of(), 0, 0, 0, 0, false, 0, 0, false, 0, 0, 0, ItemStatus.LIVE);

  /** Highest peak of any answer to this item but that one. */
  public long rivalsPeak(long answerId) {
    return bestAnswerId == answerId ? secondPeak : bestPeak;
  }

  ItemFigures withVote(String kind, long value, int times) {
    Map<String, Integer> changed = new HashMap<>(votes);
    int count = changed.merge(kind, times, Integer::sum);
    if (count == 0) {
      changed.remove(kind);
    }
    return copy(score + times * value, peak, Map.copyOf(changed), views);
  }

  /** The figures after the event is over: only then has a score been reached. */
  ItemFigures withPeak() {
    return score <= peak ? this : copy(score, score, votes, views);
  }

  ItemFigures withViews(long counted) {
    return copy(score, peak, votes, counted);
  }

  private ItemFigures copy(
      long newScore, long newPeak, Map<String, Integer> newVotes, long newViews) {
    return new ItemFigures(
        newScore,
        newPeak,
        newVotes,
        newViews,
        answers,
        answersEver,
        comments,
        accepted,
        acceptedAnswerId,
        position,
        posted,
        bestAnswerId,
        bestPeak,
        secondPeak,
        status);
  }

  ItemFigures withAnswers(int change, int changeEver) {
    return children(answers + change, answersEver + changeEver, comments);
  }

  ItemFigures withoutPeaks() {
    return peaks(0, 0, 0);
  }

  ItemFigures withComments(int change) {
    return children(answers, answersEver, comments + change);
  }

  private ItemFigures children(int newAnswers, int newAnswersEver, int newComments) {
    return new ItemFigures(
        score,
        peak,
        votes,
        views,
        newAnswers,
        newAnswersEver,
        newComments,
        accepted,
        acceptedAnswerId,
        position,
        posted,
        bestAnswerId,
        bestPeak,
        secondPeak,
        status);
  }

  ItemFigures withAccepted(boolean now) {
    return standing(now, acceptedAnswerId, position, status);
  }

  ItemFigures withAcceptedAnswer(long answerId) {
    return standing(accepted, answerId, position, status);
  }

  ItemFigures withPosted(int place) {
    return new ItemFigures(
        score,
        peak,
        votes,
        views,
        answers,
        answersEver,
        comments,
        accepted,
        acceptedAnswerId,
        place,
        true,
        bestAnswerId,
        bestPeak,
        secondPeak,
        status);
  }

  ItemFigures withStatus(ItemStatus now) {
    return standing(accepted, acceptedAnswerId, position, now);
  }

  private ItemFigures standing(
      boolean newAccepted, long newAcceptedAnswerId, int newPosition, ItemStatus newStatus) {
    return new ItemFigures(
        score,
        peak,
        votes,
        views,
        answers,
        answersEver,
        comments,
        newAccepted,
        newAcceptedAnswerId,
        newPosition,
        posted,
        bestAnswerId,
        bestPeak,
        secondPeak,
        newStatus);
  }

  /** The figures after an answer has reached a peak; peaks only rise, so two numbers suffice. */
  ItemFigures withPeakOf(long answerId, long reached) {
    if (bestAnswerId == answerId) {
      return reached <= bestPeak ? this : peaks(answerId, reached, secondPeak);
    }
    if (reached > bestPeak) {
      return peaks(answerId, reached, bestPeak);
    }
    return reached <= secondPeak ? this : peaks(bestAnswerId, bestPeak, reached);
  }

  private ItemFigures peaks(long newBest, long newBestPeak, long newSecondPeak) {
    return new ItemFigures(
        score,
        peak,
        votes,
        views,
        answers,
        answersEver,
        comments,
        accepted,
        acceptedAnswerId,
        position,
        posted,
        newBest,
        newBestPeak,
        newSecondPeak,
        status);
  }
}
