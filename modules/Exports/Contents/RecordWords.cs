namespace WelfareMutual.Exports.Contents;

/// <summary>What the tables and columns of a disclosed record are called. A test demands a word for each, or a reason to leave it out.</summary>
internal static class RecordWords
{
    private static readonly (string Table, string Word)[] Tables =
    [
        ("members.member", "会員の登録"), ("members.member_profile", "会員の氏名など"), ("members.member_contact", "会員の連絡先"), ("members.tenure_span", "加入の期間"),
        ("members.registered_relative", "登録した家族"), ("members.filing", "勤務先からの届出"),
        ("identity.account", "ログインの登録"), ("identity.mailed_key", "郵送した鍵"), ("identity.recovery_request", "鍵の再発行の申込み"), ("identity.alert", "ログインの警告"),
        ("identity.passkey", "パスキー"),
        ("notifications.address", "メールの登録"), ("notifications.letter", "送った手紙"),
        ("casework.case_file", "申請"), ("casework.case_move", "申請の動き"), ("casework.field_request", "直してもらう項目"), ("casework.case_document", "申請の書類"),
        ("condolence_benefits.benefit", "給付"), ("condolence_benefits.claim_correction", "申請の訂正"), ("condolence_benefits.claim_draft", "申請の下書き"),
        ("payouts.payout_request", "振込の依頼"), ("payouts.payout_line", "振込の明細"), ("payouts.payee_hold", "振込の保留"),
        ("payments.payment", "支払い"), ("payments.difference", "支払いの違い"),
        ("tickets.reservation", "チケットの申込み"), ("tickets.reservation_line", "チケットの内訳"), ("tickets.pass", "チケット"), ("tickets.posting", "チケットの発送"),
        ("events.entry", "イベントの申込み"), ("events.entry_line", "イベントの内訳"), ("events.companion", "イベントの同伴者"),
        ("exports.rights_request", "開示などの請求"), ("exports.export_order", "記録の持ち出し"), ("exports.hand_over", "持ち出した記録の受渡し"),
        ("retention.hold", "消去の保留"), ("retention.purge_item", "消去の予定"),
    ];

    /// <summary>Not in a disclosure, each with its reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["casework.case_document_chunk"] = "the documents are files of their own",
        ["members.member_search"] = "keyed digests of what stands in the register",
        ["identity.credential"] = "secrets of the sign-in, readable by nobody",
        ["identity.staff"] = "about somebody as staff, not as a member",
        ["identity.card"] = "cards of staff",
        ["identity.emergency"] = "rights of staff",
        ["identity.rights_review"] = "rights of staff",
        ["identity.staff_act"] = "rights of staff",
        ["identity.staff_password"] = "secrets of staff",
        ["retention.erased"] = "who is in it has no record any more",
        ["retention.listed"] = "who is in it has no record any more",
        ["members.roster_upload"] = "a firm's list of many people; what was filed of it is in members.filing",
        ["members.roster_chunk"] = "a firm's list of many people; what was filed of it is in members.filing",
        ["payouts.payout_file"] = "the bank's file; each line is in payouts.payout_line",
        ["payouts.payout_batch"] = "names staff only",
        ["payouts.payout_download"] = "names staff only",
    };

    private static readonly HashSet<string> ColumnsLeftOut = new(StringComparer.Ordinal)
    {
        "id", "version", "indexed", "module", "chunks", "compartment", "page_url", "return_path", "looked_at", "attempts", "tries", "tried_at", "counted_in", "position", "rule_id",
        "sign_count", "transports", "backup_eligible", "backed_up",
        "identity.account.version", "tickets.pass.code", "exports.export_order.password", "exports.export_order.size",
        // Accounts of staff.
        "casework.case_file.corrected_by", "payouts.payout_request.decided_by",
        // Names of other people in the person's record: 個人情報の保護に関する法律 78条1項2号.
        "filed_by_name", "keyed_by_name", "taken_back",
    };

    private static readonly (string Column, string Word)[] ColumnWords =
    [
        ("number", "番号"), ("kind", "種類"), ("state", "状態"), ("login", "ID"), ("name", "名前"), ("rights", "権限"), ("opened_at", "始めた日時"), ("closed_at", "終えた日時"),
        ("code", "内容"), ("at", "日時"), ("seen_at", "確認した日時"), ("created_at", "作った日時"), ("expires_at", "期限"), ("used_at", "使った日時"), ("dead_at", "使えなくした日時"),
        ("wrong_count", "間違えた回数"), ("asked_at", "求めた日時"), ("told_at", "知らせた日時"), ("need", "書類の種類"), ("file_name", "ファイル名"), ("type", "形式"), ("size", "大きさ（バイト）"),
        ("added_at", "受け取った日時"), ("removed_at", "取り下げた日時"), ("reference", "受付番号"), ("title", "件名"), ("amount", "金額（円）"), ("deadline", "期限"), ("answered", "回答の有無"),
        ("assigned_at", "担当が決まった日時"), ("submitted_at", "申請した日時"), ("pay_on", "振込日"), ("act", "行ったこと"), ("from_state", "前の状態"), ("to_state", "後の状態"), ("by_kind", "行った人"),
        ("note", "覚え書き"), ("field", "項目"), ("sentence", "伝えた文"), ("answered_at", "回答した日時"), ("event_date", "出来事の日"), ("claim_date", "請求した日"), ("step", "区分"),
        ("rule_version", "規則の版"), ("answers", "回答"), ("health_answers", "回答（健康）"), ("inputs", "計算に使った値"), ("health_inputs", "計算に使った値（健康）"), ("payee", "振込先"), ("account_tail", "口座の末尾"), ("former_account_tail", "前の口座の末尾"),
        ("why", "金額の理由"), ("updated_at", "変えた日時"), ("corrected_at", "訂正した日時"), ("intake", "受付の方法"), ("quantity", "数"), ("method", "支払いの方法"), ("hold_until", "取り置きの期限"),
        ("extended", "延長の有無"), ("paid_at", "支払った日時"), ("age", "年齢"), ("class_name", "区分"), ("fee", "料金（円）"), ("price", "価格（円）"), ("voided_at", "使えなくした日時"),
        ("joined_on", "加入日"), ("benefits_from", "給付の対象になる日"), ("left_on", "退会日"), ("postal_code", "郵便番号"), ("address", "住所"), ("phone", "電話番号"), ("mail", "メールアドレス"),
        ("family_name", "姓"), ("given_name", "名"), ("family_kana", "姓のカナ"), ("given_kana", "名のカナ"), ("born_on", "生年月日"), ("sex", "性別"), ("employment", "雇用の形"),
        ("workplace", "勤務場所"), ("hired_on", "入社日"), ("married_on", "結婚日"), ("employee_code", "社員番号"), ("kinship", "続柄"), ("kana", "カナ"), ("lives_together", "同居"),
        ("starts_on", "はじまり"), ("ends_on", "おわり"), ("content", "内容"), ("filed_at", "届け出た日時"), ("effective_from", "いつから"), ("open_until", "直せる期限"),
        ("dues_difference", "会費の差（円）"), ("previous_mail", "前のメールアドレス"), ("changed_at", "変えた日時"), ("undeliverable_at", "届かなくなった日時"), ("template", "手紙の種類"),
        ("written_at", "書いた日時"), ("printed_at", "印刷した日時"), ("posted_at", "発送した日時"), ("order_kind", "申込みの種類"), ("description", "内容"), ("session_ref", "決済会社の受付番号"), ("intent_ref", "決済会社の支払番号"),
        ("refund_ref", "決済会社の返金番号"), ("pay_by", "支払いの期限"), ("abandoned", "支払わずに終わったか"), ("seen_amount", "届いた金額"), ("seen_currency", "届いた通貨"), ("received", "届いた額（円）"),
        ("found_at", "見つけた日時"), ("resolution", "片付け方"), ("reason", "理由"), ("proposed_at", "案の日時"), ("approved_at", "承認の日時"), ("settled_at", "片付いた日時"), ("problem", "問題"),
        ("requested_at", "依頼した日時"), ("line_no", "行"), ("live", "有効"), ("by_agent", "代理人の請求"), ("wish", "求めること"), ("received_on", "受け付けた日"), ("due_on", "期限"),
        ("proof", "本人を確かめた物"), ("entered_at", "入力した日時"), ("identified_at", "本人を確かめた日時"), ("extended_at", "延長した日時"), ("extension", "延長の理由"), ("answer", "決定"),
        ("grounds", "決定の理由"), ("decided_at", "決定した日時"), ("from_day", "期間のはじめ"), ("to_day", "期間のおわり"), ("recipient", "渡す相手"), ("ordered_at", "指示した日時"),
        ("taken_at", "受け取った日時"), ("people", "人数"), ("password_at", "パスワードを受け取った日時"), ("medium", "方法"), ("done_at", "行った日時"), ("device", "機器"), ("cause", "きっかけ"),
        ("placed_at", "始めた日時"), ("until", "いつまで"), ("released_at", "やめた日時"), ("lifted_at", "やめた日時"), ("made_sure", "確かめた方法"), ("former", "前の内容"),
        ("replaced_at", "置き換えた日時"), ("former_since", "前の連絡先が置き換えられた日時"), ("carry_out_by", "行う期限"), ("measures", "決定のあとに行ったこと"),
    ];

    private static readonly Dictionary<string, string> Columns = ColumnWords.ToDictionary(c => c.Column, c => c.Word, StringComparer.Ordinal);

    /// <summary>Names inside a value of several parts, such as an account.</summary>
    private static readonly Dictionary<string, string> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bankCode"] = "銀行",
        ["branchCode"] = "支店",
        ["number"] = "番号",
        ["holderKana"] = "名義",
        ["date"] = "日",
        ["spouse"] = "配偶者",
        ["bank"] = "銀行",
        ["branch"] = "支店",
        ["accountKind"] = "口座の種類",
        ["accountNumber"] = "口座番号",
        ["holder"] = "名義",
        ["familyName"] = "姓",
        ["givenName"] = "名",
        ["familyKana"] = "姓のカナ",
        ["givenKana"] = "名のカナ",
        ["bornOn"] = "生年月日",
        ["hiredOn"] = "入社日",
        ["postalCode"] = "郵便番号",
        ["contact"] = "連絡先",
        ["lines"] = "宛先",
        ["values"] = "書いた値",
        ["to"] = "宛名",
    };

    public static string? Table(string table) => Tables.Where(t => t.Table == table).Select(t => t.Word).FirstOrDefault();
    public static int Place(string table) => Array.FindIndex(Tables, t => t.Table == table) is var place and >= 0 ? place : int.MaxValue;

    /// <returns>Null for a column that is left out.</returns>
    public static string? Column(string table, string column) =>
        ColumnsLeftOut.Contains(column) || ColumnsLeftOut.Contains($"{table}.{column}") ? null : Columns.GetValueOrDefault(column, column);

    public static bool Knows(string table, string column) => ColumnsLeftOut.Contains(column) || ColumnsLeftOut.Contains($"{table}.{column}") || Columns.ContainsKey(column);

    public static string Part(string name) => Parts.GetValueOrDefault(name) ?? Columns.GetValueOrDefault(name) ?? name;
}
