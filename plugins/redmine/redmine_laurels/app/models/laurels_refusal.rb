# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

# An event that Laurels would not have, kept for the admin to look at.
class LaurelsRefusal < ActiveRecord::Base
end
