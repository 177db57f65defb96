using System.Collections.Frozen;
using System.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>Names of columns as personnel and payroll products export them, by field.</summary>
internal static class ColumnNames
{
    /// <summary>The columns that a fault file adds; they say nothing when it comes back.</summary>
    internal const string FaultRow = "元の行", FaultReason = "直すところ", FaultCure = "直し方";

    private static readonly (RosterField Field, string Names)[] Known =
    [
        (RosterField.MemberNumber, "会員番号,会員No,会員ID,会員コード,会員証番号,共済会員番号,福利厚生会員番号"),
        (RosterField.EmployeeCode, "社員番号,社員No,社員コード,社員ID,従業員番号,従業員コード,従業員No,従業員ID,職員番号,職員コード,社員CD,従業員CD,個人コード,個人番号コード,スタッフコード,スタッフ番号,整理番号,社番,EmployeeCode,EmployeeNumber,EmployeeID"),
        (RosterField.Name, "氏名,名前,社員氏名,社員名,従業員氏名,従業員名,職員氏名,職員名,会員氏名,会員名,漢字氏名,氏名漢字,お名前,姓名,Name,FullName"),
        (RosterField.FamilyName, "姓,氏,名字,苗字,姓漢字,漢字姓,氏名姓,社員氏名姓,LastName,FamilyName"),
        (RosterField.GivenName, "名,名漢字,漢字名,氏名名,社員氏名名,FirstName,GivenName"),
        (RosterField.Kana, "フリガナ,ふりがな,カナ氏名,氏名カナ,氏名かな,氏名フリガナ,氏名ふりがな,カナ,かな,カナ名,社員氏名カナ,社員名カナ,社員氏名フリガナ,従業員氏名カナ,従業員名カナ,従業員氏名フリガナ,会員氏名カナ,会員名カナ,会員カナ氏名,半角カナ,半角カナ氏名,カナ名称,ヨミガナ,よみがな,NameKana"),
        (RosterField.FamilyKana, "セイ,せい,姓カナ,姓かな,姓フリガナ,姓ふりがな,カナ姓,フリガナ姓,ふりがな姓,氏カナ,LastNameKana"),
        (RosterField.GivenKana, "メイ,めい,名カナ,名かな,名フリガナ,名ふりがな,カナ名前,フリガナ名,ふりがな名,FirstNameKana"),
        (RosterField.Sex, "性別,性別区分,性別コード,男女,男女区分,戸籍上の性別,Sex,Gender"),
        (RosterField.BornOn, "生年月日,誕生日,生まれた日,誕生年月日,出生年月日,生年月日西暦,生年月日和暦,BirthDate,Birthday,DateOfBirth"),
        (RosterField.HiredOn, "入社年月日,入社日,雇用年月日,雇用日,雇入年月日,雇入日,雇い入れ日,採用年月日,採用日,就職日,勤務開始日,入社年月日西暦,HireDate,JoinDate"),
        (RosterField.LeftOn, "退職年月日,退職日,退社年月日,退社日,離職年月日,離職日,退会年月日,退会日,雇用終了日,LeaveDate,RetireDate"),
        (RosterField.LeaveReason, "退職理由,退社理由,離職理由,退会理由,退職事由"),
        (RosterField.EmploymentType, "雇用形態,雇用区分,社員区分,従業員区分,雇用形態名,雇用区分名,社員区分名,就業形態,契約形態,在籍区分名,EmploymentType"),
        (RosterField.Workplace, "勤務場所,勤務地,勤務先,所属,部署,部門,所属部署,所属名,部署名,部門名,所属部門,事業所,事業所名,事業場名,勤務場所名,支店名,店舗名,Department"),
        (RosterField.PostalCode, "郵便番号,〒,住所郵便番号,現住所郵便番号,自宅郵便番号,PostalCode,ZipCode"),
        (RosterField.Address, "住所,住所1,現住所,現住所1,自宅住所,住所都道府県市区町村,都道府県市区町村,Address,Address1"),
        (RosterField.AddressRest, "住所2,現住所2,建物名,マンション名,番地以降,方書,住所建物名,Address2"),
        (RosterField.Phone, "電話番号,電話,TEL,自宅電話番号,自宅電話,固定電話,電話番号1,連絡先電話番号,連絡先,Phone,PhoneNumber"),
        (RosterField.MobilePhone, "携帯電話,携帯電話番号,携帯番号,携帯,電話番号2,スマートフォン,MobilePhone,Mobile"),
        (RosterField.Mail, "メールアドレス,メール,Eメール,電子メール,個人メールアドレス,会社メールアドレス,Email,MailAddress,EmailAddress"),
        (RosterField.MarriedOn, "結婚年月日,結婚日,婚姻年月日,婚姻日,入籍日"),
        (RosterField.JoinedOn, "加入年月日,加入日,入会年月日,入会日,資格取得年月日,共済加入日"),
    ];

    private static readonly FrozenDictionary<string, RosterField> ByKey =
        Known.SelectMany(k => k.Names.Split(',').Select(name => (Key: Key(name), k.Field))).ToFrozenDictionary(k => k.Key, k => k.Field);

    private static readonly FrozenSet<string> Ignored = new[] { FaultRow, FaultReason, FaultCure, "No", "#", "連番", "行番号", "項番", "備考" }.Select(Key).ToFrozenSet();

    /// <summary>The field that a column of this name holds.</summary>
    internal static RosterField? Find(string name)
    {
        if (ByKey.TryGetValue(Key(name), out var field)) return field;
        // "生年月日（西暦）": what stands in brackets is often only a hint.
        var open = name.AsSpan().IndexOfAny('(', '（', '[');
        return open > 0 && ByKey.TryGetValue(Key(name[..open]), out field) ? field : null;
    }

    internal static bool IsIgnored(string name) => Ignored.Contains(Key(name));

    /// <summary>A name without width, case, spaces, signs and 必須, as it is compared and remembered.</summary>
    internal static string Key(string name)
    {
        string plain;
        try { plain = name.Normalize(NormalizationForm.FormKC); }
        catch (ArgumentException) { return ""; }
        plain = plain.Replace("(必須)", "", StringComparison.Ordinal).Replace("【必須】", "", StringComparison.Ordinal).Replace("(任意)", "", StringComparison.Ordinal);
        return string.Concat(plain.Where(c => char.IsLetterOrDigit(c) || c is '〒' or '#')).ToUpperInvariant();
    }
}
