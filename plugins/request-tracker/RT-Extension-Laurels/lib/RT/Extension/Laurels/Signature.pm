# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

package RT::Extension::Laurels::Signature;

use strict;
use warnings;

use Digest::SHA qw(hmac_sha256);
use MIME::Base64 qw(decode_base64 encode_base64);

=head1 NAME

RT::Extension::Laurels::Signature - signs as Standard Webhooks have it

=head2 headers SECRET, ID, SECONDS, BODY

The headers of a request; BODY is bytes. Dies where the secret is none.

=cut

sub headers {
    my ( $secret, $id, $seconds, $body ) = @_;
    my $signature = encode_base64( hmac_sha256( "$id.$seconds.$body", _key($secret) ), '' );
    return (
        'webhook-id'        => $id,
        'webhook-timestamp' => $seconds,
        'webhook-signature' => "v1,$signature",
    );
}

sub _key {
    my ($secret) = @_;
    my ($coded) = ( defined $secret ? $secret : '' ) =~ /^\s*whsec_(\S+)\s*$/;
    my $key = decode_base64( defined $coded ? $coded : '' );
    die "LaurelsSecret must be whsec_ and at least 16 bytes in base64\n" if length $key < 16;
    return $key;
}

1;
