using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Tickets.Rules;

/// <summary>Tickets on paper go to the address in the register (FEATURES TIC-01, mailed ticket).</summary>
internal static class Mailing
{
    /// <summary>How long a wrong mark may be taken back by whoever made it.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromMinutes(30);

    public static readonly Refusal NoAddress = new("tickets-no-address",
        "この券は郵送しますが、送り先の住所が登録されていません。「わたしの登録」で郵便番号と住所を入れてから、もう一度お選びください。お金はかかっていません。");

    public static readonly Refusal NothingChosen = new("tickets-nothing-to-post", "発送済みにする購入がありません。取り消されたか、ほかの職員が発送済みにしています。一覧を開き直してください。");
    public static readonly Refusal AlreadyPosted = new("tickets-already-posted", "ほかの職員が、同じ購入を発送済みにしました。一覧を開き直してください。");
    public static readonly Refusal UndoOver = new("tickets-posting-undo-over", "元に戻せるのは、発送済みにした本人が30分以内にするときだけです。");

    public static bool HasAddress(Person? buyer) => !string.IsNullOrWhiteSpace(buyer?.Address);

    public static bool MayUndo(DateTimeOffset postedAt, Guid postedBy, Guid staff, DateTimeOffset now) => postedBy == staff && now <= postedAt + UndoWithin;
}
