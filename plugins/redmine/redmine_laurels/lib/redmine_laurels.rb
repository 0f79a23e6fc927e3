# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

# Tells Laurels what happens in this Redmine.
module RedmineLaurels
end
