<div class="acp-page-container">
  <!-- IMPORT admin/partials/settings/header.tpl -->
  <div class="row m-0">
    <div class="col-12 col-md-8 px-0 mb-4">
      <form role="form" class="laurels-settings">
        <div class="mb-3">
          <label class="form-label" for="address">Webhook address</label>
          <input class="form-control" type="url" id="address" name="address" placeholder="https://laurels.example.org/hooks/…" autocomplete="off" aria-describedby="address-help">
          <p class="form-text" id="address-help">Laurels shows it once the connection is made there.</p>
        </div>
        <div class="mb-3">
          <label class="form-label" for="secret">Secret</label>
          <input class="form-control" type="password" id="secret" name="secret" placeholder="whsec_…" autocomplete="off" aria-describedby="secret-help">
          <p class="form-text" id="secret-help">Shown beside the address. Nothing is sent before both are set; what happens until then waits.</p>
        </div>
        <div class="mb-3">
          <label class="form-label" for="source">Name of this forum</label>
          <input class="form-control" type="text" id="source" name="source" placeholder="nodebb" aria-describedby="source-help">
          <p class="form-text" id="source-help">As the connection in Laurels names its source. Do not change it later.</p>
        </div>
        <hr>
        <div class="mb-3">
          <label class="form-label" for="pages">Pages of Laurels</label>
          <input class="form-control" type="url" id="pages" name="pages" placeholder="https://laurels.example.org" aria-describedby="pages-help">
          <p class="form-text" id="pages-help">For the widget that shows members where they stand. The programme must list this forum under <code>embeds</code>.</p>
        </div>
        <div class="mb-3">
          <label class="form-label" for="community">Community</label>
          <input class="form-control" type="text" id="community" name="community" placeholder="support">
        </div>
      </form>
    </div>
    <div class="col-12 col-md-4">
      <div class="card">
        <div class="card-header">What is sent</div>
        <div class="card-body">
          <p>Waiting: <strong>{waiting}</strong></p>
          {{{ if last }}}
          {{{ if last.ok }}}
          <p class="text-success">Last sent {last.at}.</p>
          {{{ else }}}
          <p class="text-danger">Tried {last.at}: {last.reason}. It is tried again, and nothing is lost.</p>
          {{{ end }}}
          {{{ else }}}
          <p>Nothing sent since the forum was started.</p>
          {{{ end }}}
          {{{ if lost }}}
          <p class="text-danger">Not kept, since too much was waiting: <strong>{lost}</strong>. Import the forum's history in Laurels to catch up.</p>
          {{{ end }}}
          {{{ if refused.length }}}
          <p>Laurels refused:</p>
          <ul>
            {{{ each refused }}}<li>{./at} {./type} {./id}: {./reason}</li>{{{ end }}}
          </ul>
          {{{ end }}}
        </div>
      </div>
    </div>
  </div>
</div>
