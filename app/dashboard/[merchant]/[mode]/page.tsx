import { HomePage } from "@/components/dashboard/home-page";
import { readHome } from "@/lib/dashboard/read-home";
import { openDashboardPage } from "@/lib/http/dashboard/open-dashboard-page";

type Props = { params: Promise<{ merchant: string; mode: string }> };

/** What needs somebody first, and the newest orders. */
export default async function Page({ params }: Props) {
  const { ctx, seat, model } = await openDashboardPage(params);
  return <HomePage seat={model} home={await readHome(ctx, seat)} />;
}
