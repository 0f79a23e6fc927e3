# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

module RedmineLaurels
  # Writes what happened before the plugin came into the outbox, under the same ids as what it hears.
  # Can be stopped at any time: how far it has come is written in the same transaction as the events.
  class History
    PAGE = 200
    BUSY_TRIES = 20

    # The sender is to come before more is written.
    WAITING_MAX = 100_000

    PARTS = { 'users' => :users, 'messages' => :messages, 'issues' => :issues }.freeze

    def self.of_issue(issue, closed, base)
      solution = nil
      told = [Events.opened(issue, base)]
      issue.journals.includes(:user, :details).sort_by(&:id).each do |journal|
        told << Events.replied(journal, base)
        status = Events.status_changed(journal, closed, solution)
        solution = journal.id if status && status[:type] == 'ticket.solved'
        told << status
      end
      told.compact
    end

    def self.again
      PARTS.each_key { |part| LaurelsState.set("history:#{part}", 0) }
    end

    # Gives a line for people after each page; tells whether it has come to the end.
    def run
      PARTS.each do |part, method|
        while (last = page(part, method))
          yield "#{part}: up to #{last}, #{Outbox.span} events wait"
          return false if Outbox.span > WAITING_MAX
        end
      end
      true
    end

    private

    # SQLite lets in one writer, and does not wait where somebody who read begins to write: nothing
    # was written then, and the page is taken again.
    def page(part, method)
      tries ||= 0
      page_at_once(part, method)
    rescue ActiveRecord::StatementInvalid => e
      tries += 1
      raise unless tries < BUSY_TRIES && e.message.match?(/busy|locked/i)

      sleep(0.1 * tries)
      retry
    end

    def page_at_once(part, method)
      name = "history:#{part}"
      LaurelsEvent.transaction do
        from = LaurelsState.get(name).to_i
        last, events = send(method, from)
        return nil if last.nil?

        events.each { |each| Outbox.keep(each) }
        LaurelsState.set(name, last)
        last
      end
    end

    def users(from)
      found = User.where(type: 'User').active.where('users.id > ?', from).reorder(:id).limit(PAGE).to_a
      [found.last&.id, found.map { |each| Events.joined(each) }]
    end

    def messages(from)
      found = Message.includes(:author, board: :project)
                     .where('messages.id > ?', from).reorder(:id).limit(PAGE).to_a
      told = found.select(&:laurels_told?)
      [found.last&.id, told.map { |each| Events.posted(each, Watch.base) }]
    end

    def issues(from)
      closed = Watch.closed
      found = Issue.includes(:author, :project, :tracker)
                   .where('issues.id > ?', from).reorder(:id).limit(PAGE).to_a
      told = found.select { |each| Watch.visible?(each) }
      [found.last&.id, told.flat_map { |each| History.of_issue(each, closed, Watch.base) }]
    end
  end
end
