# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

require 'json'

module RedmineLaurels
  # What waits to be sent, in Redmine's own database and written in the transaction of what it tells
  # of: there is no post without its event and no event without its post.
  module Outbox
    # Beyond these, events are counted and not kept: a forum must not run out of space for our sake.
    WAITING_MAX = 500_000
    REFUSALS_MAX = 1_000

    module_function

    # Whatever goes wrong here stays here. The savepoint matters: without it a statement that fails
    # spoils the whole transaction on PostgreSQL, and with it the post.
    def tell(event = nil)
      LaurelsEvent.transaction(requires_new: true) do
        event ||= yield
        Array.wrap(event).compact.each { |each| keep(each) }
      end
    rescue StandardError => e
      Rails.logger.error("[laurels] could not tell: #{e.class}: #{e.message}")
    end

    def keep(event)
      if span >= WAITING_MAX
        LaurelsState.set('lost', LaurelsState.get('lost').to_i + 1)
      else
        LaurelsEvent.create!(event: JSON.generate(event))
      end
    end

    # About how many wait, by two looks into an index.
    def span
      first = LaurelsEvent.minimum(:id)
      first ? LaurelsEvent.maximum(:id) - first + 1 : 0
    end

    # Those that have waited longest: pairs of number and JSON.
    def first(count)
      LaurelsEvent.order(:id).limit(count).pluck(:id, :event).map do |id, json|
        [id, JSON.generate(JSON.parse(json).merge('sequence' => id))]
      end
    end

    # By number and not up to a number: a transaction that began earlier may commit later.
    def remove(ids)
      LaurelsEvent.where(id: ids).delete_all
    end

    def refuse(id, json, reason)
      LaurelsEvent.transaction do
        LaurelsRefusal.create!(at: Time.now, reason: reason.to_s[0, 500], event: json)
        LaurelsEvent.where(id: id).delete_all
        kept = LaurelsRefusal.order(id: :desc).offset(REFUSALS_MAX).limit(1).pick(:id)
        LaurelsRefusal.where('id <= ?', kept).delete_all if kept
      end
    end
  end
end
