# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

# What waits to be sent, what Laurels would not have, and how far the telling has come.
class CreateLaurelsTables < ActiveRecord::Migration[6.1]
  def change
    create_table :laurels_events do |t|
      t.text :event, null: false
    end
    create_table :laurels_refusals do |t|
      t.datetime :at, null: false
      t.string :reason, limit: 500, null: false
      t.text :event, null: false
    end
    create_table :laurels_states do |t|
      t.string :name, limit: 60, null: false, index: { unique: true }
      t.string :value, limit: 500, null: false
    end
  end
end
