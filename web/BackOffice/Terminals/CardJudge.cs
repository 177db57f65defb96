using System.Security.Cryptography.X509Certificates;
using WelfareMutual.Identity.Gate;

namespace WelfareMutual.Web.BackOffice.Terminals;

/// <summary>What is wrong with a certificate by itself: the host knows the cards' authority.</summary>
public sealed record CardJudge(Func<X509Certificate2, CertificateFault> FaultOf);
