# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors
#
# What everybody must have by the journey's programme, counted from Redmine's own tables and without
# a line of the plugin. Prints lines of NUMBER=AMOUNT.

POINTS = { asked: 1, answered: 10, opened: 2, replied: 3, solved: 5 }.freeze

sums = Hash.new(0)
seen = ->(project) { project.is_public }
closed = IssueStatus.where(is_closed: true).pluck(:id).map(&:to_s)

Message.find_each do |message|
  next unless seen.call(message.board.project)

  sums[message.author_id] += POINTS[message.parent_id ? :answered : :asked]
end
Issue.find_each do |issue|
  next if issue.is_private || !seen.call(issue.project)

  sums[issue.author_id] += POINTS[:opened]
  solver = nil
  Journal.where(journalized_type: 'Issue', journalized_id: issue.id).order(:id).each do |journal|
    sums[journal.user_id] += POINTS[:replied] if journal.notes.present? && !journal.private_notes
    change = journal.details.find { |detail| detail.prop_key == 'status_id' }
    next unless change

    # A solution counts until the issue is taken up again.
    sums[solver] -= POINTS[:solved] if solver && !closed.include?(change.value)
    solver = closed.include?(change.value) ? journal.user_id : nil
    sums[solver] += POINTS[:solved] if solver
  end
end
sums.each { |person, amount| puts "#{person}=#{amount}" }
