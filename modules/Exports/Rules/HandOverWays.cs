using WelfareMutual.Exports.Orders;
using WelfareMutual.Kernel;

namespace WelfareMutual.Exports.Rules;

/// <summary>How a file and its password travel: apart, by different ways and by different people. Source: seed 003, secret items sent with the password by another channel.</summary>
internal static class HandOverWays
{
    public static readonly IReadOnlyDictionary<HandOverStep, string[]> Of = new Dictionary<HandOverStep, string[]>
    {
        [HandOverStep.Given] = ["hand", "post", "courier", "line"],
        [HandOverStep.Told] = ["hand", "post", "phone", "mail"],
        [HandOverStep.Returned] = ["hand", "post", "courier"],
        [HandOverStep.Destroyed] = ["shredded", "erased"],
    };

    /// <param name="before">What the ledger holds of the order already.</param>
    public static Refusal? Check(HandOverStep step, string medium, Guid by, ExportOrder order, IReadOnlyCollection<HandOver> before)
    {
        if (!Of.TryGetValue(step, out var ways))
        {
            return ExportRefusals.StepUnknown;
        }
        if (!ways.Contains(medium))
        {
            return ExportRefusals.MediumUnknown;
        }
        if (order.TakenBy is not { } taker || step == HandOverStep.Told && order.PasswordBy is null)
        {
            return ExportRefusals.StateWrong;
        }
        if (step == HandOverStep.Told && by == taker || step == HandOverStep.Given && by == order.PasswordBy)
        {
            return ExportRefusals.PasswordApart;
        }
        var other = step switch { HandOverStep.Told => HandOverStep.Given, HandOverStep.Given => HandOverStep.Told, _ => (HandOverStep?)null };
        return other is not null && before.Any(h => h.Step == other && h.Medium == medium) ? ExportRefusals.SameWay : null;
    }
}
