/* The form of the dialog "Tag quote". A [data-field] holds one field and the error beside it. */

export const MARKUP = `
<form method="dialog" novalidate>
  <h2 id="tag-title"></h2>
  <blockquote id="tag-words"></blockquote>
  <p class="desk-note" data-part="note" hidden></p>
  <p class="desk-note" data-part="current" hidden></p>
  <div class="desk-alert" role="alert" tabindex="-1" hidden></div>
  <fieldset class="tag-mode">
    <legend>These words are</legend>
    <label><input type="radio" name="mode" value="new"> a new quote</label>
    <label><input type="radio" name="mode" value="existing"> an existing quote</label>
    <label data-part="can-join"><input type="radio" name="mode" value="join"> part of a passage in this article</label>
  </fieldset>
  <div data-panel="join" role="radiogroup" aria-label="Join to passage" class="tag-passages"></div>
  <div data-panel="existing">
    <p data-field="quote"><label for="tag-quote">Existing quote</label><input id="tag-quote"></p>
  </div>
  <div data-panel="new" class="tag-new">
    <ul class="tag-speakers" aria-label="Speakers so far" hidden></ul>
    <p data-field="kind"><label for="tag-kind">The speaker is</label>
      <select id="tag-kind">
        <option value="person">a person</option>
        <option value="company">a company</option>
        <option value="spokesperson">a spokesperson for a company</option>
        <option value="document">a document</option>
        <option value="unnamed">an unnamed source</option>
      </select></p>
    <p data-field="speaker"><label for="tag-speaker"></label><input id="tag-speaker"></p>
    <p data-field="new_name" hidden><label for="tag-new_name">Name of the person, not on file yet</label><input id="tag-new_name"></p>
    <p data-field="new_role" hidden><label for="tag-new_role">Post on that day</label><input id="tag-new_role" placeholder="Chief executive"></p>
    <p data-field="new_type" hidden><label for="tag-new_type">Is a</label>
      <select id="tag-new_type">
        <option value="">what the post says</option>
        <option value="executive">executive</option>
        <option value="owner">owner</option>
        <option value="designer">designer</option>
        <option value="spokesperson">spokesperson</option>
        <option value="analyst">analyst</option>
        <option value="journalist">journalist</option>
        <option value="leaker">leaker</option>
      </select></p>
    <p data-field="new_company" hidden><label for="tag-new_company">At the company</label><input id="tag-new_company"></p>
    <p data-field="description"><label for="tag-description">Described in print as</label><input id="tag-description"></p>
    <p data-field="reason"><label for="tag-reason">Not named because (printed)</label><input id="tag-reason"></p>
    <p class="tag-more">
      <button type="button" data-does="new-person">Not on file: new person</button>
      <button type="button" data-does="another">Another speaker</button>
    </p>
    <p data-field="document"><label for="tag-document">Document</label><input id="tag-document"></p>
    <p data-field="place"><label for="tag-place">Place in it</label><input id="tag-place" placeholder="p. 3 or 00:14:05"></p>
    <p data-field="said_on"><label for="tag-said_on">Said on</label><input id="tag-said_on" spellcheck="false">
      <small>2022-05-23, 2022-05, 2022, 2022~</small></p>
    <p data-field="terms"><label for="tag-terms">Terms</label>
      <select id="tag-terms"><option value="on_record">On the record</option><option value="background">On background</option>
        <option value="off_record" disabled>Off the record: may not be printed</option></select></p>
    <details data-part="translation">
      <summary>Said in another language</summary>
      <p data-field="original_words"><label for="tag-original_words">Words as they were said</label><textarea id="tag-original_words" rows="2"></textarea></p>
      <p data-field="original_language"><label for="tag-original_language">Language of these words</label><input id="tag-original_language" spellcheck="false" maxlength="12" placeholder="zh, de, ja"></p>
      <p data-field="translator"><label for="tag-translator">Translated by</label><input id="tag-translator"></p>
    </details>
  </div>
  <p class="desk-status" role="status"></p>
  <div class="desk-buttons">
    <button type="submit" class="default"></button>
    <button type="button" data-does="cancel">Cancel</button>
    <button type="button" data-does="untag" hidden>Untag</button>
  </div>
</form>`;
