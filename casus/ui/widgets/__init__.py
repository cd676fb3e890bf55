"""Shared widgets. Import each from its own module: nothing is imported here, a window pays for what it uses.

Rules for screens
- Ask for a role or a token, never for a size or a colour. `current_theme()` answers; every `Themed` widget is told of
  a change by itself. Own painted widgets: mix in `Themed`, implement `retheme(theme)`, call it in the constructor.
- One primary button per screen. One line: `Label`. What may be longer than its room: `WrapLabel` (give it the
  stretch in a row: `row.addWidget(label, 1)`), or `Label(..., elide=True)` in a list.
- Page = `ScrollPage`; fill `page.body`. Two columns = `AsideLayout`; fill `.main` and `.aside`.
- Lists of rows: `RowList` + `RowModel`, or a paging model that answers `Qt.UserRole` with a `TwoLineRow`.

casus.ui.theme    Theme(name="light"|"dark"|"contrast", factor=1.0..2.0): .px(n) .color(token) .font(role, tabular=)
                  .icons
                  apply_theme(app, theme)  current_theme()  Themed  contrast(a, b)  resource_dir()
                  roles: h1 h2 h3 title body strong small small_strong caption figure figure2 voice voice_small
                  voice_big
                  button button_small tag code entry; tokens: the fields of casus.ui.tokens.Tokens
casus.ui.icons    Icon (StrEnum: Icon.LATE, Icon.DECISION ...; one drawing, one meaning), IconCache
casus.ui.main_window  Room(key, title, icon, factory)   MainWindow(rooms, *, team="")
                  signals names_toggled(True = names shown) lock_requested() room_opened(str) closing()
                  open_room(key) open_page(widget) back() close_pages() current_page() .room .names_visible
                  set_count(key, n) set_team(s) set_person(name, initials, role) set_names_visible(b) toggle_names()
                  set_compact(True|False|None) set_practice(b) show_banner(banner) clear_banner()
                  a page with property "compactRail" True gets the narrow rail; `back_requested` of a page calls
                  back()

label             Label(text, role="body", *, color=None, tabular=False, elide=False): setText set_color set_role
                  WrapLabel(text, role="body", *, color=None, align=AlignLeft, ideal_width=560): setText set_color
                  IconLabel(icon, text, role="small", *, color=None, icon_color=None): set_content(icon, text,
                  color)
                  facts(*parts) -> "a . b . c" with middle dots
button            Button(text, kind="secondary", icon=None, *, size="normal"|"small"|"big", icon_after=False)
                  kinds primary secondary ghost danger; set_kind set_icon; IconButton(icon, name, *, kind="ghost",
                  size="small")
link              Link(text, *, role="small_strong", color="accent", pad=0)               clicked
points            point(text, role="body", *, ideal_width=560) -> a row: dash and paragraph
tag               Tag(text, kind="neutral", icon=None): set_content(text, kind, icon)
                  kinds neutral accent warn danger ok outline solid; paint_tag(...) for delegates
card              Card(variant="plain", *, padding=24, spacing=12): .body set_variant
                  variants plain sunken soft voice selected warn danger
                  VoiceCard(words, caption, *, question="", question_caption="", role="voice_big"): set_content(...)
                  Rule(*, vertical=False, token="line")
inputs            TextInput(text="", *, entry=False)  TextArea(text="", *, lines=3)
                  ComboInput([(value, words)...]): set_options value() set_value
date_input        DateInput(value=None, *, today=None): value() set_value is_unreadable() open_calendar();
                  date_changed(object)
                  parse_date(text, today=None) -> date | None   written_date(date) -> "vr 15 januari 2027"
field             Field(label, editor, help_text=""): .editor .label text() set_error(sentence|None) error()
                  set_help set_label
error_summary     ErrorSummary(): show_errors([(sentence, field_or_widget)]) clear()
choice            Radio(text, help_text="", *, as_row=False)  Check(text, help_text="", *, as_row=False)   as
                  QRadioButton, QCheckBox
bars              SegmentBar(done, total, words, fact="", *, below=""): set_progress(done, total, words, fact)
                  TimeBar(spent, planned, words): set_time(...) .state   FillBar(part, whole, words): set_share(...)
state_steps       StateSteps(["Concept", ...], current=0): set_current(i)
stepper           Stepper(value, name, *, minimum=0, maximum=240, step=5, unit="min")      value_edited(int), by
                  hand only
banner            Banner(sentence, kind="info", *, action="", icon=None): set_content(...)  action_requested()
                  kinds info practice warn danger
empty_state       EmptyState(title, sentence, *, icon=Icon.EMPTY, action="", action_icon=Icon.ADD, second="",
                  action_kind="primary")
                  action_requested() second_requested(); .action .second are the buttons
dialog            Dialog(question, verb, parent, *, kind="primary", icon=None, width=520, cancel_first=None): .body
                  .confirm .cancel
                  ConfirmDialog(question, verb, parent, *, intro="", lost=[...], note="", typed_code="",
                  kind="danger", icon=Icon.DELETE)
                  show with open(); accepted() rejected(); it lies inside the window of its parent and deletes
                  itself
tabs              TabBar([titles]) (a QTabBar)   Tabs(): add_page(title, widget) .bar .pages
page              ScrollPage(title, facts="", *, crumbs=()): .body; set_title set_facts set_crumbs set_tags(*tags)
                  set_actions(*buttons, primary last) set_below_header(widget) set_footer(widget)
                  crumb_pressed(int) back_requested()
                  AsideLayout(*, aside_width=344): .main .aside .is_stacked
                  SectionHead(title, beside="", *, actions=(), small=False, icon=None): set_text
scroll_area       ScrollArea(): for every scroll area; PageArea (page_area) asks for its height again
flow              FlowLayout(parent=None, *, gap=8, right=False): wraps its widgets
row_model         TwoLineRow(key, title, code, reason, reason_icon, fact, fact_kind, check, number, spoken)
                  (NamedTuple)
                  fact_kind quiet strong late warn done; check open partly done not or None
                  RowModel(rows): set_rows row(i)
rows              RowList(name, *, inline=True): row_activated(TwoLineRow) check_pressed(TwoLineRow) current_row()
                  TwoLineDelegate, row_height(theme)
list_block        ListBlock(title, object_name, empty): show_rows(rows); .on_open(key) .list; CopyList
table             TableView(name): header, hairlines, row height; the delegate is the screen's
sign              IconSign(icon, color="text2", size=20, *, line_of=None)  IconDisc(icon, size=48, *, danger=False)
                  Avatar(initials, name, size=32) professionals only  KeyCap("Ctrl K")  Mark(size=32)  app_icon()
rail              Rail, RailButton: used by the main window
gallery           Gallery(): every part in every state ("Onderdelen")
focus             FocusRing, Pressable: mixins before the Qt base; `shows_ring` in paintEvent, Enter presses
                  focus_on(widget): focus that is seen and scrolled to; for screens that send one to a field
mark              Mark, Avatar, app_icon live here; sign hands them on
paint             rounded focus_ring disc fill_rect write pen brush TextBlock text_width elided LEFT RIGHT CENTER:
                  for own painted widgets and delegates. Shown before the first paint? Then no `Qt.` (see paint.py).
"""
