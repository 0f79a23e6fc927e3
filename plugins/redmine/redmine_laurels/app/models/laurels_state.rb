# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

# A few named values, such as how far the history has been told.
class LaurelsState < ActiveRecord::Base
  def self.get(name)
    where(name: name).pick(:value)
  end

  def self.set(name, value)
    state = find_or_initialize_by(name: name)
    state.update!(value: value.to_s[0, 500])
  end
end
