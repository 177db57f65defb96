using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Web.Shared.Layout;

namespace WelfareMutual.Web.Portal;

/// <summary>The line under an officer's header. Names of firms are kept for some minutes, so that a page does not ask for them;
/// whose firm it is says the Gateway anew with each page.</summary>
internal sealed class EnterpriseLine(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Guid, (OurEnterprise.Result Line, DateTimeOffset Until)> known = [];

    public async Task Fill(SiteFrame frame, Visitor visitor, PortalUseCases useCases, HttpContext http)
    {
        if (visitor.EnterpriseId is not { } enterprise)
        {
            return;
        }
        if (!known.TryGetValue(enterprise, out var line) || line.Until < time.GetUtcNow())
        {
            var asked = await useCases.Run(new OurEnterprise(), http.RequestAborted);
            if (!asked.Succeeded)
            {
                return; // the page is there without it
            }
            known[enterprise] = line = (asked.Value, time.GetUtcNow() + Kept);
        }
        (frame.EnterpriseName, frame.EnterpriseNumber, frame.Roles) = (line.Line.Name, line.Line.Number, Rights(visitor));
    }

    private static string Rights(Visitor visitor)
    {
        var may = new[] { (OfficerRight.Roster, "名簿の届出"), (OfficerRight.Money, "会費の手続き") }
            .Where(r => visitor.Rights.Contains(r.Item1.ToString())).Select(r => r.Item2).ToArray();
        return may.Length == 0 ? "見ることができます" : $"{string.Join('と', may)}ができます";
    }
}
