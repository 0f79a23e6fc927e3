# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

module RedmineLaurels
  # Hears of what is written, by Redmine's own models and so wherever it comes from: a form, the
  # interface, a mail or a commit. All of it runs in the transaction of what is written, asks the
  # database for little and calls nobody.
  module Watch
    module_function

    def begin
      { Message => Messages, Issue => Issues, Journal => Journals, User => Users }.each do |model, watch|
        model.include(watch) unless model.include?(watch)
      end
    end

    # Where Redmine says that it is.
    def base
      "#{Setting.protocol}://#{Setting.host_name}".chomp('/')
    end

    def actor
      User.current
    end

    def visible?(issue)
      !issue.is_private && issue.project&.is_public
    end

    # Names of the closed statuses by their numbers as text, as they are now.
    def closed
      IssueStatus.where(is_closed: true).pluck(:id, :name).to_h { |id, name| [id.to_s, name] }
    end

    # The number of the journal that solved an issue last before another.
    def solution(journal, closed)
      JournalDetail
        .joins(:journal)
        .where(journals: { journalized_type: 'Issue', journalized_id: journal.journalized_id })
        .where('journals.id < ?', journal.id)
        .where(property: 'attr', prop_key: 'status_id', value: closed.keys)
        .where.not(old_value: closed.keys)
        .maximum(:journal_id)
    end

    # A topic and what is answered to it.
    module Messages
      def self.included(model)
        model.after_create { Outbox.tell { Events.posted(self, Watch.base) if laurels_told? } }
        model.after_update { Outbox.tell { laurels_edited } }
        model.after_destroy do
          Outbox.tell { Events.message_deleted(self, Watch.actor, Time.now) if laurels_told? }
        end
      end

      def laurels_told?
        board&.project&.is_public
      end

      def laurels_edited
        said = saved_change_to_content? || saved_change_to_subject? || saved_change_to_board_id?
        Events.message_edited(self, Watch.actor, Time.now) if said && laurels_told?
      end
    end

    # What people ask for help with.
    module Issues
      def self.included(model)
        model.after_create { Outbox.tell { Events.opened(self, Watch.base) if Watch.visible?(self) } }
        model.after_update { Outbox.tell { laurels_changed } }
        model.after_destroy do
          Outbox.tell do
            Events.issue_deleted(self, Watch.actor, Time.now) if Watch.visible?(self)
          end
        end
      end

      def laurels_changed
        moved = saved_change_to_is_private? || saved_change_to_project_id?
        visible = Watch.visible?(self)
        was = moved ? laurels_was_visible? : visible
        if visible == was
          said = saved_change_to_subject? || saved_change_to_description? ||
                 saved_change_to_project_id? || saved_change_to_tracker_id?
          return visible && said ? Events.issue_edited(self, Watch.actor, Time.now) : nil
        end

        told = Events.shown("issue:#{id}", visible, Watch.actor, Time.now)
        # What happened while it could not be seen was not told.
        visible ? History.of_issue(self, Watch.closed, Watch.base) + [told] : told
      end

      def laurels_was_visible?
        project = Project.find_by(id: project_id_before_last_save)
        !is_private_before_last_save && project&.is_public
      end
    end

    # Notes and changes of status.
    module Journals
      def self.included(model)
        model.after_create { Outbox.tell { laurels_written } }
        model.after_update { Outbox.tell { laurels_edited } }
        model.after_destroy { Outbox.tell { laurels_deleted } }
      end

      def laurels_told?
        journalized.is_a?(Issue) && Watch.visible?(journalized)
      end

      def laurels_written
        return nil unless laurels_told?

        closed = details.any? { |each| each.prop_key == 'status_id' } ? Watch.closed : {}
        solution = closed.empty? ? nil : Watch.solution(self, closed)
        [Events.replied(self, Watch.base), Events.status_changed(self, closed, solution)]
      end

      def laurels_edited
        return nil unless laurels_told?
        return laurels_disclosed if saved_change_to_private_notes?
        return nil if private_notes || !saved_change_to_notes?
        return Events.note_deleted(self, Watch.actor, Time.now) if notes.blank?

        Events.note_edited(self, Watch.actor, Time.now)
      end

      def laurels_disclosed
        shown = Events.shown("note:#{id}", !private_notes, Watch.actor, Time.now)
        [Events.replied(self, Watch.base), shown]
      end

      # A note whose words are taken away may have been told as deleted already: it has one id.
      def laurels_deleted
        return unless notes_in_database.present? && !private_notes && laurels_told?

        Events.note_deleted(self, Watch.actor, Time.now)
      end
    end

    # People; groups and guests are none.
    module Users
      def self.included(model)
        model.after_create { Outbox.tell { Events.joined(self) if laurels_member? } }
        model.after_update { Outbox.tell { laurels_changed } }
        model.after_destroy { Outbox.tell { Events.erased(self, Time.now) if laurels_person? } }
      end

      def laurels_person?
        instance_of?(User)
      end

      def laurels_member?
        laurels_person? && active?
      end

      def laurels_changed
        return nil unless laurels_member?
        return Events.joined(self) if saved_change_to_status? && status_before_last_save == Principal::STATUS_REGISTERED

        named = saved_change_to_firstname? || saved_change_to_lastname? || saved_change_to_login?
        # Redmine keeps the name it made last, which may be the one before.
        Events.renamed(User.find(id), Time.now) if named
      end
    end
  end
end
