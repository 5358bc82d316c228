import { render } from 'preact';
import { Gallery } from './gallery.tsx';
import { Workspace } from './workspace.tsx';

const root = document.getElementById('page');
if (root) render(location.pathname === '/gallery' ? <Gallery /> : <Workspace />, root);
